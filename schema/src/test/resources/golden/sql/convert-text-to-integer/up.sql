-- Change column t.c: type text to integer
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer USING "c"::integer;
ANALYZE "t" ("c");
