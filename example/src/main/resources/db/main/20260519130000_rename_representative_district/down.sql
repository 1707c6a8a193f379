-- Rename index representatives_government_level_electoral_district_idx of representatives to representatives_government_level_district_idx
ALTER INDEX "public"."representatives_government_level_electoral_district_idx" RENAME TO "representatives_government_level_district_idx";

-- Rename column representatives.electoral_district to district
ALTER TABLE "public"."representatives" RENAME COLUMN "electoral_district" TO "district";
