-- Takes away column customers.email with every value in it.

-- Change column orders.quantity: type bigint to integer
ALTER TABLE "orders" ALTER COLUMN "quantity" TYPE integer;
ANALYZE "orders" ("quantity");

-- Drop column customers.email
ALTER TABLE "customers" DROP COLUMN "email";
