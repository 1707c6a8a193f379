-- dunlin:no-transaction

-- Add index orders_customer_id_idx to orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "orders_customer_id_idx" ON "orders" ("customer_id");

-- Validate constraint orders_customer_id_fkey of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_customer_id_fkey";
