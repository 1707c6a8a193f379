-- Change column locations.units: no default
ALTER TABLE "locations" ALTER COLUMN "units" DROP DEFAULT;
