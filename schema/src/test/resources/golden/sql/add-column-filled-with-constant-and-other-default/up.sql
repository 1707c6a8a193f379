-- Add column locations.country
ALTER TABLE "locations" ADD COLUMN "country" char(2) NOT NULL DEFAULT 'CA';
ALTER TABLE "locations" ALTER COLUMN "country" SET DEFAULT 'US';
