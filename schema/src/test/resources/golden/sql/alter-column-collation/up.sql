-- Change column locations.province: collation
ALTER TABLE "locations" ALTER COLUMN "province" TYPE text COLLATE "POSIX";
