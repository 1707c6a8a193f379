-- Add check orders_quantity_check to orders
-- Hazard add-check: The migration fails if a row does not meet the condition.
-- Way out: Look first for such rows, or write @Check(valid = false) to hold new rows to it only.
ALTER TABLE "orders" ADD CONSTRAINT "orders_quantity_check" CHECK (quantity > 0) NOT VALID;
