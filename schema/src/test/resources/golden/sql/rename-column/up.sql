-- Rename column locations.province to state
ALTER TABLE "locations" RENAME COLUMN "province" TO "state";
