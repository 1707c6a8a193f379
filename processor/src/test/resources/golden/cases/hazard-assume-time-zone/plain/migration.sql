-- Change column orders.placed: type timestamp to timestamptz
-- Hazard assume-time-zone: Values without a time zone are taken as UTC; if they are not, they mean another moment in silence.
-- Way out: Say with @Column(using = "placed AT TIME ZONE 'Europe/Paris'") which zone they are of.
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or expand it: a new column stands beside the old one and is filled in batches.
-- Values without a time zone are taken as UTC.
ALTER TABLE "orders" ALTER COLUMN "placed" TYPE timestamptz USING "placed" AT TIME ZONE 'UTC';

ANALYZE "orders" ("placed");
