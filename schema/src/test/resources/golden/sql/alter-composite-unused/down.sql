-- Cannot bring back the values of attribute geo_point.latitude.
-- Cannot bring back what the conversion changed in the values of type geo_point.
-- Takes away attribute geo_point.altitude with every value of it.

-- Change composite type geo_point: without altitude, with latitude, type of longitude double precision to numeric(10,7)
ALTER TYPE "geo_point"
    ALTER ATTRIBUTE "longitude" TYPE numeric(10, 7),
    DROP ATTRIBUTE "altitude",
    ADD ATTRIBUTE "latitude" numeric(10, 7);

COMMENT ON TYPE "geo_point" IS NULL;
