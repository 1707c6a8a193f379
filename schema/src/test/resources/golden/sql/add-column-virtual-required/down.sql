-- Drop column locations.double_units
ALTER TABLE "locations" DROP COLUMN "double_units";
