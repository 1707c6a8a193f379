-- Takes away column locations.sort_key with every value in it.

-- Drop column locations.sort_key
ALTER TABLE "locations" DROP COLUMN "sort_key";
