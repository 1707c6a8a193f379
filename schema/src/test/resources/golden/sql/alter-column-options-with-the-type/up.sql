-- Change column locations.size: type text to numeric, options
ALTER TABLE "locations" ALTER COLUMN "size" TYPE numeric USING "size"::numeric;
ANALYZE "locations" ("size");
