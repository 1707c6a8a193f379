-- dunlin:no-transaction

-- Add index orders_pkey to orders
-- Hazard add-primary-key: The migration fails if two rows are equal in these columns.
-- Way out: Look first for duplicates, and remove or change them.
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "orders_pkey" ON "orders" ("number");

-- Make index orders_pkey of orders its primary key
ALTER TABLE "orders" ADD CONSTRAINT "orders_pkey" PRIMARY KEY USING INDEX "orders_pkey";
