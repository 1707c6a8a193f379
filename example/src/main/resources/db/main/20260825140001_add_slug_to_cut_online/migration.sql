-- dunlin:no-transaction

-- Fill column cuts.slug where it is null
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
UPDATE "public"."cuts" SET "slug" = ('cut-' || id::text) WHERE "slug" IS NULL;

-- Add check dunlin_slug_not_null to cuts
ALTER TABLE "public"."cuts" ADD CONSTRAINT "dunlin_slug_not_null" CHECK ("slug" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_slug_not_null of cuts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "public"."cuts" VALIDATE CONSTRAINT "dunlin_slug_not_null";

-- Change column cuts.slug: required
ALTER TABLE "public"."cuts" ALTER COLUMN "slug" SET NOT NULL;

-- Drop check dunlin_slug_not_null of cuts
ALTER TABLE "public"."cuts" DROP CONSTRAINT "dunlin_slug_not_null";

-- Add index cuts_slug_key to cuts
-- Hazard add-unique: The migration fails if two rows are equal in these columns.
-- Way out: Look first for duplicates, and remove or change them.
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "cuts_slug_key" ON "public"."cuts" ("slug");

-- Make index cuts_slug_key of cuts its unique constraint
ALTER TABLE "public"."cuts" ADD CONSTRAINT "cuts_slug_key" UNIQUE USING INDEX "cuts_slug_key";
