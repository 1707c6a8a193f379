-- Change column t.c: type text to uuid
ALTER TABLE "t" ALTER COLUMN "c" TYPE uuid USING "c"::uuid;
ANALYZE "t" ("c");
