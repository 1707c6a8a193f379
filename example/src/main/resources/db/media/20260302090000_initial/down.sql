-- Takes away table videos with every row in it.
-- Takes away table jobs with every row in it.

-- Drop table jobs
DROP TABLE "media"."jobs";

-- Drop table videos
DROP TABLE "media"."videos";

-- Drop enum type resource_category
DROP TYPE "media"."resource_category";

-- Drop enum type orientation
DROP TYPE "media"."orientation";

-- Drop enum type job_status
DROP TYPE "media"."job_status";

-- Drop enum type directory_type
DROP TYPE "media"."directory_type";
