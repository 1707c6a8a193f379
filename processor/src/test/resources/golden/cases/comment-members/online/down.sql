-- Takes away table orders with every row in it.

-- Drop table orders
DROP TABLE "orders";
