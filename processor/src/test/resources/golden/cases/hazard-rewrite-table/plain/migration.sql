-- Change column orders.quantity: type integer to bigint
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or expand it: a new column stands beside the old one and is filled in batches.
ALTER TABLE "orders" ALTER COLUMN "quantity" TYPE bigint;
ANALYZE "orders" ("quantity");
