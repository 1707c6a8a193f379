-- Rename column orders.bill_street to billing_street
ALTER TABLE "orders" RENAME COLUMN "bill_street" TO "billing_street";

-- Rename column orders.bill_city to billing_city
ALTER TABLE "orders" RENAME COLUMN "bill_city" TO "billing_city";
