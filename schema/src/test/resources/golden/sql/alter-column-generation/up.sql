-- Change column locations.area: default
ALTER TABLE "locations"
    DROP COLUMN "area",
    ADD COLUMN "area" integer GENERATED ALWAYS AS (units * 12) STORED;

ANALYZE "locations" ("area");
