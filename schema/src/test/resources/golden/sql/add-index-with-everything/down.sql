-- Drop index locations_rich_idx of locations
DROP INDEX "locations_rich_idx";
