-- Drop index locations_address_idx of locations
DROP INDEX "locations_address_idx";

-- Drop column locations.address
ALTER TABLE "locations" DROP COLUMN "address";
