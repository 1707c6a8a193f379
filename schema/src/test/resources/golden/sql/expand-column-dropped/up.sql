-- Contract orders.amount: what was there before goes
-- Drop check orders_amount_check of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_amount_check";

-- Drop unique constraint orders_state_amount_key of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_amount_key";

-- Drop column orders.amount
ALTER TABLE "orders" DROP COLUMN "amount";
