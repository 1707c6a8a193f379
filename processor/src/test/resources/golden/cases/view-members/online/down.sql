-- Cannot bring back the privileges that were granted on view reports.large_orders.

-- Drop view order_total
DROP VIEW "order_total";

-- Drop view reports.large_orders
DROP VIEW "reports"."large_orders";

-- Create view reports.large_orders
CREATE SCHEMA IF NOT EXISTS "reports";

CREATE VIEW "reports"."large_orders" ("id", "customer") AS
SELECT id, customer FROM orders WHERE total > 1000;

-- Rename view reports.large_orders to archive.big_orders
CREATE SCHEMA IF NOT EXISTS "archive";
ALTER VIEW "reports"."large_orders" SET SCHEMA "archive";
ALTER VIEW "archive"."large_orders" RENAME TO "big_orders";
