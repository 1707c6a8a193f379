-- Drop enum type media.long
DROP TYPE "media"."long";

-- Drop enum type media.codec
DROP TYPE "media"."codec";
