-- Add column locations.floors
ALTER TABLE "locations" ADD COLUMN "floors" smallint NOT NULL DEFAULT -1;
