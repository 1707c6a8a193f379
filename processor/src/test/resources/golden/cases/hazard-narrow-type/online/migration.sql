-- Change column orders.price: type numeric(12,4) to numeric(12,2)
-- Hazard narrow-type: Values that do not fit into numeric(12,2) are rounded or cut in silence, as they were in numeric(12,4).
-- Way out: Look first at the rows whose value would change, or keep the wider type.
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or expand it: a new column stands beside the old one and is filled in batches.
ALTER TABLE "orders" ALTER COLUMN "price" TYPE numeric(12, 2);
ANALYZE "orders" ("price");
