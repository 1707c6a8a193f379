-- Add column locations.sort_key
ALTER TABLE "locations" ADD COLUMN "sort_key" text;
UPDATE "locations" SET "sort_key" = (lower(address) || id) WHERE "sort_key" IS NULL;
ALTER TABLE "locations" ALTER COLUMN "sort_key" SET NOT NULL;
