-- Change column t.c: type integer to text
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE text,
    ALTER COLUMN "c" SET DEFAULT '1';

ANALYZE "t" ("c");
