-- Drop column orders.slug
ALTER TABLE "orders" DROP COLUMN "slug";

-- Add column orders.slug
ALTER TABLE "orders" ADD COLUMN "slug" text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
