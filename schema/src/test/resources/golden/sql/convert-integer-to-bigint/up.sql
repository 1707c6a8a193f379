-- Change column t.c: type integer to bigint
ALTER TABLE "t" ALTER COLUMN "c" TYPE bigint;
ANALYZE "t" ("c");
