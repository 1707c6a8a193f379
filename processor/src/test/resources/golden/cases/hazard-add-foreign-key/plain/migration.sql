-- Add index orders_customer_id_idx to orders
-- Hazard build-index: Nobody can write to the table while the index is built.
-- Way out: Let the table be online (@Table(online = true)), so that it is built concurrently.
CREATE INDEX "orders_customer_id_idx" ON "orders" ("customer_id");

-- Add foreign key orders_customer_id_fkey to orders
-- Hazard add-foreign-key: The migration fails if a row refers to one that is not in customers.
-- Way out: Look first for such rows, and give them a target or remove them.
-- Hazard scan-table: All rows of customers and orders are read while others wait for both tables.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it.
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT;
