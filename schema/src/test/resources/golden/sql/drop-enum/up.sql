-- Drop enum type building_type
DROP TYPE "building_type";
