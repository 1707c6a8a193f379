-- Cannot bring back the privileges that were granted on view large_orders.

-- Create view large_orders
CREATE VIEW "large_orders" ("id", "customer") AS
SELECT id, customer FROM orders WHERE total > 1000;
