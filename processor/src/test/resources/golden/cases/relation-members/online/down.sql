-- Takes away table customers with every row in it.
-- Takes away table orders with every row in it.

-- Drop table orders
DROP TABLE "orders";

-- Drop table customers
DROP TABLE "customers";
