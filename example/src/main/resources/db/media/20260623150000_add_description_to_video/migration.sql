-- Add column videos.description
ALTER TABLE "media"."videos" ADD COLUMN "description" text;
COMMENT ON COLUMN "media"."videos"."description" IS 'shown under the player';
