-- Change column t.c: type timestamp(3) to timestamptz(3)
-- Values without a time zone are taken as UTC.
ALTER TABLE "t" ALTER COLUMN "c" TYPE timestamptz(3) USING "c" AT TIME ZONE 'UTC';

ANALYZE "t" ("c");
