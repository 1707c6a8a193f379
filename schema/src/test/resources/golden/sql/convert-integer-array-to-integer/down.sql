-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type integer to integer[]
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer[] USING CASE WHEN "c" IS NOT NULL THEN ARRAY["c"] END;
ANALYZE "t" ("c");
