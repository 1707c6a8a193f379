-- Add column locations.double_units
ALTER TABLE "locations" ADD COLUMN "double_units" integer NOT NULL GENERATED ALWAYS AS (units * 2) VIRTUAL;
