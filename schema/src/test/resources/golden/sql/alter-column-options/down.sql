-- Change column locations.province: options
ALTER TABLE "locations"
    ALTER COLUMN "province" SET STORAGE EXTENDED,
    ALTER COLUMN "province" SET STATISTICS -1;
