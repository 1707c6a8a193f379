-- Drop index orders_number_idx of orders
-- Hazard drop-index: Statements that found their rows through it read the whole table from now on.
-- Way out: See in pg_stat_user_indexes whether it is used.
DROP INDEX "orders_number_idx";
