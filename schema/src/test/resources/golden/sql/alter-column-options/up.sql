-- Change column locations.province: options
ALTER TABLE "locations"
    ALTER COLUMN "province" SET STORAGE EXTERNAL,
    ALTER COLUMN "province" SET STATISTICS 500;
