-- Validate constraint locations_address_check of locations
ALTER TABLE "locations" VALIDATE CONSTRAINT "locations_address_check";
