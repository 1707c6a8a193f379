-- Cannot bring back what the conversion changed in the values of column orders.quantity.

-- Change column orders.quantity: type integer to text
ALTER TABLE "orders" ALTER COLUMN "quantity" TYPE text;
ANALYZE "orders" ("quantity");
