-- Change column t.c: type boolean to smallint
ALTER TABLE "t" ALTER COLUMN "c" TYPE smallint USING "c"::integer;
ANALYZE "t" ("c");
