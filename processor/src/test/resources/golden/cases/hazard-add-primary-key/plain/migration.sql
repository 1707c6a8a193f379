-- Add primary key orders_pkey to orders
-- Hazard add-primary-key: The migration fails if two rows are equal in these columns.
-- Way out: Look first for duplicates, and remove or change them.
-- Hazard build-index: Nobody can write to the table while the index is built.
-- Way out: Let the table be online (@Table(online = true)), so that it is built concurrently.
ALTER TABLE "orders" ADD CONSTRAINT "orders_pkey" PRIMARY KEY ("number");
