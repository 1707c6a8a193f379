-- Drop foreign key orders_customer_id_fkey of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_customer_id_fkey";
