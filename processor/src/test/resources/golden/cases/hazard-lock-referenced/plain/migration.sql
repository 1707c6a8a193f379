-- Drop foreign key orders_customer_id_fkey of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_customer_id_fkey";

-- Drop index orders_customer_id_idx of orders
-- Hazard drop-index: Statements that found their rows through it read the whole table from now on.
-- Way out: See in pg_stat_user_indexes whether it is used.
DROP INDEX "orders_customer_id_idx";
