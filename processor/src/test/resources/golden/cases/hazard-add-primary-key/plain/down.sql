-- Drop primary key orders_pkey of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_pkey";
