-- Add index orders_customer_id_idx to orders
CREATE INDEX "orders_customer_id_idx" ON "orders" ("customer_id");

-- Add foreign key orders_customer_id_fkey to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT;
