-- Cannot bring back the values of column locations.province.

-- Add column locations.province
ALTER TABLE "locations" ADD COLUMN "province" text;

-- Add check locations_units_check to locations
ALTER TABLE "locations" ADD CONSTRAINT "locations_units_check" CHECK (units > 0);

-- Table grown no longer inherits locations
ALTER TABLE "grown" NO INHERIT "locations";
