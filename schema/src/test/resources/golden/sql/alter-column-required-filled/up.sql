-- Change column locations.province: required, default
ALTER TABLE "locations" ALTER COLUMN "province" SET DEFAULT 'ON';
UPDATE "locations" SET "province" = DEFAULT WHERE "province" IS NULL;
ALTER TABLE "locations" ALTER COLUMN "province" SET NOT NULL;
