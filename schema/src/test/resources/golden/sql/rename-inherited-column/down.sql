-- Rename column locations.street to address
ALTER TABLE "locations" RENAME COLUMN "street" TO "address";
