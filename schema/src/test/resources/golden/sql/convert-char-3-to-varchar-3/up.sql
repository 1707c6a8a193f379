-- Change column t.c: type char(3) to varchar(3)
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE varchar(3),
    ALTER COLUMN "c" SET DEFAULT 'x';

ANALYZE "t" ("c");
