-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type bigint[] to integer[]
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE integer[],
    ALTER COLUMN "c" SET DEFAULT '{1}';

ANALYZE "t" ("c");
