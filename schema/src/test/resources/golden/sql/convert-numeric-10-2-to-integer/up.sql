-- Change column t.c: type numeric(10,2) to integer, default
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE integer,
    ALTER COLUMN "c" SET DEFAULT 1;

ANALYZE "t" ("c");
