-- Add foreign key orders_customer_id_fkey to orders
-- Hazard add-foreign-key: The migration fails if a row refers to one that is not in customers.
-- Way out: Look first for such rows, and give them a target or remove them.
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT NOT VALID;
