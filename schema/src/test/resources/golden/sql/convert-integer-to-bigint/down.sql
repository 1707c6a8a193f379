-- Change column t.c: type bigint to integer
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer;
ANALYZE "t" ("c");
