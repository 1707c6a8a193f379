-- Add column locations.country
ALTER TABLE "locations" ADD COLUMN "country" char(2) NOT NULL DEFAULT 'CA';
ALTER TABLE "locations" ALTER COLUMN "country" DROP DEFAULT;
COMMENT ON COLUMN "locations"."country" IS 'ISO 3166';
