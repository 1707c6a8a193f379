-- Cannot bring back the values of column orders.amount.

-- Take back: Contract orders.amount: what was there before goes
-- Add column orders.amount
ALTER TABLE "orders" ADD COLUMN "amount" integer;

-- Add check orders_amount_check to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_amount_check" CHECK (amount > 0);

-- Add unique constraint orders_state_amount_key to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_state_amount_key" UNIQUE ("state", "amount");
