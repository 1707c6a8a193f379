-- Rename enum type house to building_type
ALTER TYPE "house" RENAME TO "building_type";
