-- Create composite type geo.address
CREATE SCHEMA IF NOT EXISTS "geo";

CREATE TYPE "geo"."address" AS (
    "street" text COLLATE "C",
    "place" "geo_point"
);

COMMENT ON COLUMN "geo"."address"."street" IS 'With the number';
COMMENT ON TYPE "geo"."address" IS 'Where somebody lives';
