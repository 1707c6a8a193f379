-- Add check orders_quantity_check to orders
-- Hazard add-check: The migration fails if a row does not meet the condition.
-- Way out: Look first for such rows, or write @Check(valid = false) to hold new rows to it only.
-- Hazard scan-table: All rows of orders are read while others wait for the table.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it.
ALTER TABLE "orders" ADD CONSTRAINT "orders_quantity_check" CHECK (quantity > 0);
