-- Takes away column locations.number with every value in it.

-- Drop column locations.number
ALTER TABLE "locations" DROP COLUMN "number";
