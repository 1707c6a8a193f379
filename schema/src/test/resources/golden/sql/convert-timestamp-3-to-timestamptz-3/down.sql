-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type timestamptz(3) to timestamp(3)
-- Values without a time zone are taken as UTC.
ALTER TABLE "t" ALTER COLUMN "c" TYPE timestamp(3) USING "c" AT TIME ZONE 'UTC';

ANALYZE "t" ("c");
