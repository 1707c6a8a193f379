-- Rename composite type geo_point to geo.point_on_earth
CREATE SCHEMA IF NOT EXISTS "geo";
ALTER TYPE "geo_point" SET SCHEMA "geo";
ALTER TYPE "geo"."geo_point" RENAME TO "point_on_earth";
