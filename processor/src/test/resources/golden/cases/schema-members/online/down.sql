-- Takes away table Order with every row in it.

-- Drop table Order
DROP TABLE "sales"."Order";
