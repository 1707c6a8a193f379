-- Rename view large_orders to big_orders
ALTER VIEW "large_orders" RENAME TO "big_orders";
