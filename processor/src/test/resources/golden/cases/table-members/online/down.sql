-- Takes away table sales.orders with every row in it.

-- Drop table sales.orders
DROP TABLE "sales"."orders";
