-- Change column locations.address: type varchar to text
ALTER TABLE "locations" ALTER COLUMN "address" TYPE text;
