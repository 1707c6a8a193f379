-- Change composite type geo_point: without latitude, type of longitude numeric(10,7) to double precision, with altitude
ALTER TYPE "geo_point"
    DROP ATTRIBUTE "latitude",
    ALTER ATTRIBUTE "longitude" TYPE double precision,
    ADD ATTRIBUTE "altitude" integer;

COMMENT ON COLUMN "geo_point"."altitude" IS 'Metres above the sea';
COMMENT ON TYPE "geo_point" IS 'A place on earth';
