-- Cannot bring back what the conversion changed in the values of column orders.placed.

-- Change column orders.placed: type timestamptz to timestamp
-- Values without a time zone are taken as UTC.
ALTER TABLE "orders" ALTER COLUMN "placed" TYPE timestamp USING "placed" AT TIME ZONE 'UTC';

ANALYZE "orders" ("placed");
