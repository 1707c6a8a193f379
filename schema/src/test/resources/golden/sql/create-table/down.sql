-- Takes away table media.videos with every row in it.

-- Drop table media.videos
DROP TABLE "media"."videos";
