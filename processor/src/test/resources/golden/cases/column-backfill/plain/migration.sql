-- Add column orders.slug
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Let the table be online (@Table(online = true)), so that rows are filled without blocking it.
ALTER TABLE "orders" ADD COLUMN "slug" text;
UPDATE "orders" SET "slug" = lower(name) WHERE "slug" IS NULL;
ALTER TABLE "orders" ALTER COLUMN "slug" SET NOT NULL;
