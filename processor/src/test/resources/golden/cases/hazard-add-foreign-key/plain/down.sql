-- Drop foreign key orders_customer_id_fkey of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_customer_id_fkey";

-- Drop index orders_customer_id_idx of orders
DROP INDEX "orders_customer_id_idx";
