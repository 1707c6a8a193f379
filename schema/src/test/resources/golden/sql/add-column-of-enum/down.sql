-- Takes away column locations.former with every value in it.

-- Drop column locations.former
ALTER TABLE "locations" DROP COLUMN "former";
