-- Change column t.c: type text to varchar(5)
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE varchar(5),
    ALTER COLUMN "c" SET DEFAULT 'x';

ANALYZE "t" ("c");
