-- Change column orders.quantity: type text to integer
-- Hazard convert-type: The migration fails if a value cannot be converted from text to integer.
-- Way out: Say with @Column(using = …) how each value is converted.
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or expand it: a new column stands beside the old one and is filled in batches.
ALTER TABLE "orders" ALTER COLUMN "quantity" TYPE integer USING "quantity"::integer;
ANALYZE "orders" ("quantity");
