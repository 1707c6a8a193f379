-- Rename attribute geo_point.latitude to lat
ALTER TYPE "geo_point" RENAME ATTRIBUTE "latitude" TO "lat";
