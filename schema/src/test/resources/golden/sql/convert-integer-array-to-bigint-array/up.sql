-- Change column t.c: type integer[] to bigint[]
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE bigint[],
    ALTER COLUMN "c" SET DEFAULT '{1}';

ANALYZE "t" ("c");
