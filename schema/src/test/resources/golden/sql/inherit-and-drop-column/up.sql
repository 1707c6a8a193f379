-- Table grown inherits locations from now on
ALTER TABLE "grown" INHERIT "locations";

-- Drop check locations_units_check of locations
ALTER TABLE "locations" DROP CONSTRAINT "locations_units_check";
ALTER TABLE "grown" DROP CONSTRAINT IF EXISTS "locations_units_check";

-- Drop column locations.province
ALTER TABLE "locations" DROP COLUMN "province";
ALTER TABLE "grown" DROP COLUMN IF EXISTS "province";
