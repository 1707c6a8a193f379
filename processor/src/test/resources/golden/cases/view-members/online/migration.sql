-- Rename view archive.big_orders to reports.large_orders
-- Hazard rename-view: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or declare a second view under the new name and drop the old one later.
CREATE SCHEMA IF NOT EXISTS "reports";
ALTER VIEW "archive"."big_orders" SET SCHEMA "reports";
ALTER VIEW "reports"."big_orders" RENAME TO "large_orders";

-- Change view reports.large_orders: with total, query, options
CREATE OR REPLACE VIEW "reports"."large_orders" ("id", "customer", "total") WITH (check_option = 'cascaded', security_barrier = true, security_invoker = true) AS
SELECT id, customer, total
FROM orders
WHERE total > 2000;

COMMENT ON COLUMN "reports"."large_orders"."id" IS 'As on the receipt';
COMMENT ON VIEW "reports"."large_orders" IS 'What is worth a call';

-- Create view order_total
CREATE VIEW "order_total" ("order_id", "total") WITH (check_option = 'local') AS
SELECT id AS order_id, total FROM orders WHERE total >= 0;
