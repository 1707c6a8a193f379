-- dunlin:no-transaction

-- Add index locations_address_idx to locations
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "locations_address_idx" ON "locations" ("address");
