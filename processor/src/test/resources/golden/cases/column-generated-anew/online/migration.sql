-- Drop column orders.slug
ALTER TABLE "orders" DROP COLUMN "slug";

-- Add column orders.slug
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or add a plain column and let a trigger fill it.
ALTER TABLE "orders" ADD COLUMN "slug" text NOT NULL GENERATED ALWAYS AS (lower(trim(name))) STORED;
