-- Add column locations.sort_key
ALTER TABLE "locations" ADD COLUMN "sort_key" text;
ALTER TABLE "locations" ALTER COLUMN "sort_key" SET DEFAULT 'z';
UPDATE "locations" SET "sort_key" = 'a' WHERE "sort_key" IS NULL;
