-- Change column t.c: type building_type to building_type[]
ALTER TABLE "t" ALTER COLUMN "c" TYPE "building_type"[] USING CASE WHEN "c" IS NOT NULL THEN ARRAY["c"] END;
ANALYZE "t" ("c");
