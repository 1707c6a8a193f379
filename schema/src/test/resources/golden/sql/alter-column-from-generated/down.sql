-- Change column locations.area: default
ALTER TABLE "locations"
    DROP COLUMN "area",
    ADD COLUMN "area" integer GENERATED ALWAYS AS (units * 10) STORED;

ANALYZE "locations" ("area");
