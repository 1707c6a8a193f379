-- dunlin:no-transaction

-- Validate constraint orders_quantity_check of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_quantity_check";
