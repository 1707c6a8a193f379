-- Rename table locations to geo.places
CREATE SCHEMA IF NOT EXISTS "geo";
ALTER TABLE "locations" SET SCHEMA "geo";
ALTER TABLE "geo"."locations" RENAME TO "places";
