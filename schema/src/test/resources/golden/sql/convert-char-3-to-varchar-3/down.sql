-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type varchar(3) to char(3)
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE char(3),
    ALTER COLUMN "c" SET DEFAULT 'x';

ANALYZE "t" ("c");
