-- dunlin:no-transaction

-- Drop check locations_address_check of locations
ALTER TABLE "locations" DROP CONSTRAINT "locations_address_check";

-- Add check locations_address_check to locations
ALTER TABLE "locations" ADD CONSTRAINT "locations_address_check" CHECK (length(address) > 3) NOT VALID;
