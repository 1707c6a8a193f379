-- Drop index locations_province_idx of locations
DROP INDEX "locations_province_idx";
