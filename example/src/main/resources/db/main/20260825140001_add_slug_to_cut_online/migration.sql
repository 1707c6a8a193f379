-- dunlin:no-transaction

-- Fill column cuts.slug where it is null
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
UPDATE "public"."cuts" SET "slug" = ('cut-' || id::text) WHERE "slug" IS NULL;

-- Add check dunlin_required_slug to cuts
ALTER TABLE "public"."cuts" ADD CONSTRAINT "dunlin_required_slug" CHECK ("slug" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_slug of cuts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "public"."cuts" VALIDATE CONSTRAINT "dunlin_required_slug";

-- Change column cuts.slug: required
ALTER TABLE "public"."cuts" ALTER COLUMN "slug" SET NOT NULL;

-- Drop check dunlin_required_slug of cuts
ALTER TABLE "public"."cuts" DROP CONSTRAINT "dunlin_required_slug";

-- Add index cuts_slug_key to cuts
-- Hazard add-unique: The migration fails if two rows are equal in these columns.
-- Way out: Look first for duplicates, and remove or change them.
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "cuts_slug_key" ON "public"."cuts" ("slug");

-- Make index cuts_slug_key of cuts its unique constraint
ALTER TABLE "public"."cuts" ADD CONSTRAINT "cuts_slug_key" UNIQUE USING INDEX "cuts_slug_key";
