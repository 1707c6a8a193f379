-- Drop foreign key orders_shop_customer_fkey of orders
-- Hazard lock-referenced: Nobody can read or write customers either until this is through.
-- Way out: Nothing if the migration is short; otherwise drop the relation in a migration before it.
ALTER TABLE "orders" DROP CONSTRAINT "orders_shop_customer_fkey";

-- Add foreign key orders_shop_customer_fkey to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_customer_fkey" FOREIGN KEY ("shop", "customer") REFERENCES "customers" ("shop", "number") ON UPDATE CASCADE ON DELETE SET NULL ("customer") NOT VALID;
