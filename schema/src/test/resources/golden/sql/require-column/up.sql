-- Change column locations.province: required
ALTER TABLE "locations" ALTER COLUMN "province" SET NOT NULL;
