-- Change column locations.address: type text to varchar
ALTER TABLE "locations" ALTER COLUMN "address" TYPE varchar;
