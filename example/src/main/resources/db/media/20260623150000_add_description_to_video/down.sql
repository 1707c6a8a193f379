-- Takes away column videos.description with every value in it.

-- Drop column videos.description
ALTER TABLE "media"."videos" DROP COLUMN "description";
