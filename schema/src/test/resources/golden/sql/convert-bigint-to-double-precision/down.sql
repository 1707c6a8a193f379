-- Cannot bring back what the conversion changed in the values of column t.c.
-- Rounds or cuts values of column t.c that do not fit into its former type.

-- Change column t.c: type double precision to bigint
ALTER TABLE "t" ALTER COLUMN "c" TYPE bigint;
ANALYZE "t" ("c");
