-- Add index orders_number_idx to orders
CREATE INDEX "orders_number_idx" ON "orders" ("number");
