-- Drop unique constraint orders_number_key of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_number_key";
