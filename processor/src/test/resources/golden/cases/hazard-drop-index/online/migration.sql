-- dunlin:no-transaction

-- Drop index orders_number_idx of orders
-- Hazard drop-index: Statements that found their rows through it read the whole table from now on.
-- Way out: See in pg_stat_user_indexes whether it is used.
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "orders_number_idx";
