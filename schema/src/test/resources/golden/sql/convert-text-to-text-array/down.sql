-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type text[] to text
-- Elements are joined by commas.
ALTER TABLE "t" ALTER COLUMN "c" TYPE text USING array_to_string("c", ',');

ANALYZE "t" ("c");
