-- dunlin:no-transaction

-- Add index locations_latitude_longitude_idx to locations
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "locations_latitude_longitude_idx" ON "public"."locations" ("latitude", "longitude");
