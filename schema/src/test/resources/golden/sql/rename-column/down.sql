-- Rename column locations.state to province
ALTER TABLE "locations" RENAME COLUMN "state" TO "province";
