-- Takes away column locations.district with every value in it.

-- Drop column locations.district
ALTER TABLE "locations" DROP COLUMN "district";
