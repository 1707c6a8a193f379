-- Change column t.c: type bigint to double precision
ALTER TABLE "t" ALTER COLUMN "c" TYPE double precision;
ANALYZE "t" ("c");
