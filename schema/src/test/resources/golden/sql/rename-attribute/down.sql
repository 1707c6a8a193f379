-- Rename attribute geo_point.lat to latitude
ALTER TYPE "geo_point" RENAME ATTRIBUTE "lat" TO "latitude";
