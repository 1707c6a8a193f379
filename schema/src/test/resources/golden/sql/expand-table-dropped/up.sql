-- Contract orders: what was there before goes
DROP TABLE "orders";
