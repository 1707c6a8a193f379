-- Takes away table orders with every row in it.

-- Drop table orders
DROP TABLE "orders";

-- Drop enum type sales.order_status
DROP TYPE "sales"."order_status";
