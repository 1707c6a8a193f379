-- Rename enum type building_type to house
ALTER TYPE "building_type" RENAME TO "house";
