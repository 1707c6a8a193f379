-- Add column orders.slug
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or add a new column beside the old one and fill it in steps.
ALTER TABLE "orders" ADD COLUMN "slug" text;
UPDATE "orders" SET "slug" = lower(name) WHERE "slug" IS NULL;
ALTER TABLE "orders" ALTER COLUMN "slug" SET NOT NULL;
