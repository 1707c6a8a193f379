-- dunlin:no-transaction

-- Validate constraint orders_shop_customer_fkey of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_shop_customer_fkey";
