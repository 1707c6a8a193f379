-- Takes away table regions with every row in it.
-- Takes away table orders with every row in it.

-- Drop table orders
DROP TABLE "orders";

-- Drop table regions
DROP TABLE "regions";
