-- dunlin:no-transaction

-- Change column locations.province: required
ALTER TABLE "locations" ADD CONSTRAINT "locations_province_not_null" NOT NULL "province" NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "locations" VALIDATE CONSTRAINT "locations_province_not_null";
