-- Add check locations_address_check to locations
ALTER TABLE "locations" ADD CONSTRAINT "locations_address_check" CHECK (length(address) > 3) NOT VALID;
