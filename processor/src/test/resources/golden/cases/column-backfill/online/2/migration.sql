-- dunlin:no-transaction

-- Fill column orders.slug where it is null
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
UPDATE "orders" SET "slug" = lower(name) WHERE "slug" IS NULL;

-- Add check dunlin_required_slug to orders
ALTER TABLE "orders" ADD CONSTRAINT "dunlin_required_slug" CHECK ("slug" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_slug of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "orders" VALIDATE CONSTRAINT "dunlin_required_slug";

-- Change column orders.slug: required
ALTER TABLE "orders" ALTER COLUMN "slug" SET NOT NULL;

-- Drop check dunlin_required_slug of orders
ALTER TABLE "orders" DROP CONSTRAINT "dunlin_required_slug";
