-- dunlin:no-transaction

-- Drop index locations_address_idx of locations
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "locations_address_idx";
