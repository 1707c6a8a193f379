-- Add column cuts.slug
ALTER TABLE "public"."cuts" ADD COLUMN "slug" text;
COMMENT ON COLUMN "public"."cuts"."slug" IS 'last part of the address under which volunteers open it';
