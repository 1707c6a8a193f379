-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type integer[] to text[]
ALTER TABLE "t" ALTER COLUMN "c" TYPE text[];
ANALYZE "t" ("c");
