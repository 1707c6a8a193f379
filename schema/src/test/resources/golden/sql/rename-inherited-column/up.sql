-- Rename column locations.address to street
ALTER TABLE "locations" RENAME COLUMN "address" TO "street";
