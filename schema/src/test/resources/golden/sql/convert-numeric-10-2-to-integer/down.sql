-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type integer to numeric(10,2), default
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE numeric(10, 2),
    ALTER COLUMN "c" SET DEFAULT 1.50;

ANALYZE "t" ("c");
