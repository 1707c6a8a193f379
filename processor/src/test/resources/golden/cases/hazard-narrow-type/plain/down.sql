-- Cannot bring back what the conversion changed in the values of column orders.price.

-- Change column orders.price: type numeric(12,2) to numeric(12,4)
ALTER TABLE "orders" ALTER COLUMN "price" TYPE numeric(12, 4);
ANALYZE "orders" ("price");
