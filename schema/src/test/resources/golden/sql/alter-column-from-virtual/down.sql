-- Change column locations.area: nullable, default
ALTER TABLE "locations"
    DROP COLUMN "area",
    ADD COLUMN "area" integer GENERATED ALWAYS AS (units * 10) VIRTUAL;
