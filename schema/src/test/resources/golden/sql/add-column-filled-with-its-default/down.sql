-- Takes away column locations.country with every value in it.

-- Drop column locations.country
ALTER TABLE "locations" DROP COLUMN "country";
