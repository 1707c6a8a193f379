-- Rename enum type building_type to geo.house
CREATE SCHEMA IF NOT EXISTS "geo";
ALTER TYPE "building_type" SET SCHEMA "geo";
ALTER TYPE "geo"."building_type" RENAME TO "house";
