-- Comment on enum type building_type
COMMENT ON TYPE "building_type" IS 'Kind of building';
