-- dunlin:no-transaction

-- Validate constraint locations_address_check of locations
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "locations" VALIDATE CONSTRAINT "locations_address_check";
