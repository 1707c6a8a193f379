-- Create enum type building_type
CREATE TYPE "public"."building_type" AS ENUM (
    'SINGLE_FAMILY',
    'MULTI_UNIT',
    'MIXED_USE',
    'COMMERCIAL'
);

COMMENT ON TYPE "public"."building_type" IS 'What kind of building stands at a location, which decides how it is canvassed.';

-- Add column locations.building_type
ALTER TABLE "public"."locations" ADD COLUMN "building_type" "public"."building_type" NOT NULL DEFAULT 'SINGLE_FAMILY';
COMMENT ON COLUMN "public"."locations"."building_type" IS 'decides how the location is canvassed';
