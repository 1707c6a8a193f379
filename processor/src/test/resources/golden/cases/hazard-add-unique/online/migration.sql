-- dunlin:no-transaction

-- Add index orders_number_key to orders
-- Hazard add-unique: The migration fails if two rows are equal in these columns.
-- Way out: Look first for duplicates, and remove or change them.
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "orders_number_key" ON "orders" ("number");

-- Make index orders_number_key of orders its unique constraint
ALTER TABLE "orders" ADD CONSTRAINT "orders_number_key" UNIQUE USING INDEX "orders_number_key";
