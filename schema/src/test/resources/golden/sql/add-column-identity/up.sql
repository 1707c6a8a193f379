-- Add column locations.number
ALTER TABLE "locations" ADD COLUMN "number" integer NOT NULL GENERATED ALWAYS AS IDENTITY;
