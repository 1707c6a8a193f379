-- Change column t.c: type boolean to integer
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer USING "c"::integer;
ANALYZE "t" ("c");
