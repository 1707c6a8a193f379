-- Cannot bring back the values of column orders.note.
-- Cannot bring back the values of column orders.customer.

-- Column orders.customer is required and its values are gone: table orders must have no rows
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "orders"
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Column orders.customer cannot come back: it is required, its values are gone, and the table has rows',
            HINT = 'Edit the script so that rows get a value, or delete the rows.';
    END IF;
END
$dunlin$;

-- Column orders.note is required and its values are gone: table orders must have no rows
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "orders"
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Column orders.note cannot come back: it is required, its values are gone, and the table has rows',
            HINT = 'Edit the script so that rows get a value, or delete the rows.';
    END IF;
END
$dunlin$;

-- Add column orders.customer
ALTER TABLE "orders" ADD COLUMN "customer" text NOT NULL;

-- Add column orders.note
ALTER TABLE "orders" ADD COLUMN "note" text NOT NULL;

-- Add index orders_customer_idx to orders
CREATE INDEX "orders_customer_idx" ON "orders" ("customer");
