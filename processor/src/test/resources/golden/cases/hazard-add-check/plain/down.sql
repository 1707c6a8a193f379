-- Drop check orders_quantity_check of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_quantity_check";
