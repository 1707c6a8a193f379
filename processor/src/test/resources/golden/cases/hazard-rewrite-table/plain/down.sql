-- Change column orders.quantity: type bigint to integer
ALTER TABLE "orders" ALTER COLUMN "quantity" TYPE integer;
ANALYZE "orders" ("quantity");
