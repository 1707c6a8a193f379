-- Change column locations.units: default
ALTER TABLE "locations" ALTER COLUMN "units" SET DEFAULT 1;
