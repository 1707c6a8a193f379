-- Rename column representatives.district to electoral_district
-- Hazard rename-column: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or add the new one beside the old and drop the old one later.
ALTER TABLE "public"."representatives" RENAME COLUMN "district" TO "electoral_district";

-- Rename index representatives_government_level_district_idx of representatives to representatives_government_level_electoral_district_idx
ALTER INDEX "public"."representatives_government_level_district_idx" RENAME TO "representatives_government_level_electoral_district_idx";
