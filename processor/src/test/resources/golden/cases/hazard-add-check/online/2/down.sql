-- dunlin:no-transaction

-- Drop check orders_quantity_check of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_quantity_check";

-- Add check orders_quantity_check to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_quantity_check" CHECK (quantity > 0) NOT VALID;
