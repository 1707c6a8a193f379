-- Add column locations.country
ALTER TABLE "locations" ADD COLUMN "country" char(2) NOT NULL DEFAULT 'CA';
