-- Add column customers.email
ALTER TABLE "customers" ADD COLUMN "email" text;

-- Change column orders.quantity: type integer to bigint
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or expand it: a new column stands beside the old one and is filled in batches.
-- Hazard hold-lock: Nobody can read or write the table while the same migration works on orders.
-- Way out: Make the two changes in migrations of their own.
ALTER TABLE "orders" ALTER COLUMN "quantity" TYPE bigint;
ANALYZE "orders" ("quantity");
