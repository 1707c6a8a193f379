-- Rename view big_orders to large_orders
-- Hazard rename-view: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or declare a second view under the new name and drop the old one later.
ALTER VIEW "big_orders" RENAME TO "large_orders";
