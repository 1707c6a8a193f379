-- dunlin:no-transaction

-- Drop foreign key orders_customer_id_fkey of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_customer_id_fkey";

-- Add foreign key orders_customer_id_fkey to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT NOT VALID;

-- Drop index orders_customer_id_idx of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "orders_customer_id_idx";
