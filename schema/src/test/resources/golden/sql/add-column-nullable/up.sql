-- Add column locations.district
ALTER TABLE "locations" ADD COLUMN "district" text;
