-- Add index orders_number_idx to orders
-- Hazard build-index: Nobody can write to the table while the index is built.
-- Way out: Let the table be online (@Table(online = true)), so that it is built concurrently.
CREATE INDEX "orders_number_idx" ON "orders" ("number");
