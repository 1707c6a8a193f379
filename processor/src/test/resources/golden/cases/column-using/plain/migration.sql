-- Change column orders.quantity: type text to integer
-- Hazard convert-type: What the expression makes of each value, from text to integer, is all that is left of it.
-- Way out: Look first at the rows whose value it does not carry over.
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or expand it: a new column stands beside the old one and is filled in batches.
ALTER TABLE "orders" ALTER COLUMN "quantity" TYPE integer USING (nullif(trim(quantity), '')::integer);
ANALYZE "orders" ("quantity");
