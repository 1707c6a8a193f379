-- dunlin:no-transaction

-- Drop index orders_number_idx of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "orders_number_idx";
