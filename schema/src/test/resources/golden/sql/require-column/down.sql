-- Change column locations.province: nullable
ALTER TABLE "locations" ALTER COLUMN "province" DROP NOT NULL;
