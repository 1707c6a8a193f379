-- Change composite type geo_point: without latitude, with altitude
ALTER TYPE "geo_point"
    DROP ATTRIBUTE "latitude",
    ADD ATTRIBUTE "altitude" integer;

COMMENT ON COLUMN "geo_point"."altitude" IS 'Metres above the sea';
