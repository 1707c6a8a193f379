-- Takes away column locations.building_type with every value in it.

-- Drop column locations.building_type
ALTER TABLE "public"."locations" DROP COLUMN "building_type";

-- Drop enum type building_type
DROP TYPE "public"."building_type";
