-- Drop column orders.slug
ALTER TABLE "orders" DROP COLUMN "slug";

-- Add column orders.slug
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, let the value be computed when it is read (@Column(virtual = true), PostgreSQL 18), or keep it in a plain column that a trigger fills.
ALTER TABLE "orders" ADD COLUMN "slug" text NOT NULL GENERATED ALWAYS AS (lower(trim(name))) STORED;
