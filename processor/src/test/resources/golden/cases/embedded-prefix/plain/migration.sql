-- Rename column orders.billing_city to bill_city
-- Hazard rename-column: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or expand it: old and new stand side by side until it is contracted.
ALTER TABLE "orders" RENAME COLUMN "billing_city" TO "bill_city";

-- Rename column orders.billing_street to bill_street
-- Hazard rename-column: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or expand it: old and new stand side by side until it is contracted.
ALTER TABLE "orders" RENAME COLUMN "billing_street" TO "bill_street";
