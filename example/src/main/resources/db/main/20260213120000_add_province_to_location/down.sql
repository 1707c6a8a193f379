-- Takes away column locations.province with every value in it.

-- Drop column locations.province
ALTER TABLE "public"."locations" DROP COLUMN "province";
