-- Change column t.c: type date to timestamptz
-- Values without a time zone are taken as UTC.
ALTER TABLE "t" ALTER COLUMN "c" TYPE timestamptz USING "c"::timestamp AT TIME ZONE 'UTC';

ANALYZE "t" ("c");
