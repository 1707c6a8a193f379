-- Change column locations.units: nullable
ALTER TABLE "locations" ALTER COLUMN "units" DROP NOT NULL;
