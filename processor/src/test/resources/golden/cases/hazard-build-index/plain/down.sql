-- Drop index orders_number_idx of orders
DROP INDEX "orders_number_idx";
