-- Add column locations.province
ALTER TABLE "public"."locations" ADD COLUMN "province" text;
COMMENT ON COLUMN "public"."locations"."province" IS 'two letters';
