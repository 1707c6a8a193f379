-- Cannot bring back what the conversion changed in the values of column t.c.
-- Rounds or cuts values of column t.c that do not fit into its former type.

-- Change column t.c: type timestamptz to date
-- Values without a time zone are taken as UTC.
ALTER TABLE "t" ALTER COLUMN "c" TYPE date USING ("c" AT TIME ZONE 'UTC')::date;

ANALYZE "t" ("c");
