-- Change column t.c: type integer to boolean
ALTER TABLE "t" ALTER COLUMN "c" TYPE boolean USING "c" <> 0;
ANALYZE "t" ("c");
