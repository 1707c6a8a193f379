-- Cannot bring back the values of column orders.slug.

-- Column orders.slug is required and its values are gone: table orders must have no rows
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "orders"
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Column orders.slug cannot come back: it is required, its values are gone, and the table has rows',
            HINT = 'Edit the script so that rows get a value, or delete the rows.';
    END IF;
END
$dunlin$;

-- Drop column orders.slug
ALTER TABLE "orders" DROP COLUMN "slug";

-- Add column orders.slug
ALTER TABLE "orders" ADD COLUMN "slug" text NOT NULL;
