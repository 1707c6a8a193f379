-- Change column locations.area: required, default
ALTER TABLE "locations"
    DROP COLUMN "area",
    ADD COLUMN "area" integer;

UPDATE "locations" SET "area" = (units * 10);

ALTER TABLE "locations"
    ALTER COLUMN "area" SET NOT NULL,
    ALTER COLUMN "area" SET DEFAULT 5;

ANALYZE "locations" ("area");
