-- Cannot bring back what the conversion changed in the values of column t.c.
-- Rounds or cuts values of column t.c that do not fit into its former type.

-- Change column t.c: type integer to boolean
ALTER TABLE "t" ALTER COLUMN "c" TYPE boolean USING "c" <> 0;
ANALYZE "t" ("c");
