-- Change column locations.province: type text to varchar(2), collation, required, default, comment
ALTER TABLE "locations"
    ALTER COLUMN "province" TYPE varchar(2) COLLATE "C" USING left(province, 2),
    ALTER COLUMN "province" SET DEFAULT 'ON';

UPDATE "locations" SET "province" = 'BC' WHERE "province" IS NULL;
ALTER TABLE "locations" ALTER COLUMN "province" SET NOT NULL;
ANALYZE "locations" ("province");
COMMENT ON COLUMN "locations"."province" IS 'Short';
