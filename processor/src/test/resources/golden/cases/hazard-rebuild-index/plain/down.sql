-- Change column orders.number: collation
ALTER TABLE "orders" ALTER COLUMN "number" TYPE text;
