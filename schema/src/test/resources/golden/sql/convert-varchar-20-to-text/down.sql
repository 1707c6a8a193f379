-- Change column t.c: type text to varchar(20)
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE varchar(20),
    ALTER COLUMN "c" SET DEFAULT 'x';

ANALYZE "t" ("c");
