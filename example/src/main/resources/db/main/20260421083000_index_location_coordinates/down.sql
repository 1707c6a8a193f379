-- dunlin:no-transaction

-- Drop index locations_latitude_longitude_idx of locations
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "public"."locations_latitude_longitude_idx";
