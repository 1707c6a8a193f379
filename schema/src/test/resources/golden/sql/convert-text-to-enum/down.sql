-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type building_type to text
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE text,
    ALTER COLUMN "c" SET DEFAULT 'MULTI_UNIT';

ANALYZE "t" ("c");
