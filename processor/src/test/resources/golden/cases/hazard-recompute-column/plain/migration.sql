-- Drop column orders.slug
-- Hazard recompute-column: All values of the column are lost, and computed ones take their place.
-- Way out: Add a computed column beside it, compare, and drop the old one in a later release.
ALTER TABLE "orders" DROP COLUMN "slug";

-- Add column orders.slug
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, let the value be computed when it is read (@Column(virtual = true), PostgreSQL 18), or keep it in a plain column that a trigger fills.
ALTER TABLE "orders" ADD COLUMN "slug" text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
