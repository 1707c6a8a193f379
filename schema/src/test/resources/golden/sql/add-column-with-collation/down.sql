-- Takes away column locations.code with every value in it.

-- Drop column locations.code
ALTER TABLE "locations" DROP COLUMN "code";
