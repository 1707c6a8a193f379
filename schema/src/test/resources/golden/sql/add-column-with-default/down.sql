-- Takes away column locations.floors with every value in it.

-- Drop column locations.floors
ALTER TABLE "locations" DROP COLUMN "floors";
