-- dunlin:no-transaction

-- Add index orders_number_idx to orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "orders_number_idx" ON "orders" ("number");
