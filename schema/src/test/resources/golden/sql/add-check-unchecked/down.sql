-- Drop check locations_address_check of locations
ALTER TABLE "locations" DROP CONSTRAINT "locations_address_check";
