-- Add column locations.former
ALTER TABLE "locations" ADD COLUMN "former" "building_type" NOT NULL DEFAULT 'MULTI_UNIT';
