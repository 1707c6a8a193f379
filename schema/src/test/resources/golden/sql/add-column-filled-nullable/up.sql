-- Add column locations.sort_key
ALTER TABLE "locations" ADD COLUMN "sort_key" text DEFAULT 'a';
ALTER TABLE "locations" ALTER COLUMN "sort_key" SET DEFAULT 'z';
