-- Drop check locations_own_check of locations
ALTER TABLE "locations" DROP CONSTRAINT "locations_own_check";
