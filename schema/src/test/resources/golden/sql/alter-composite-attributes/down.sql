-- Cannot bring back the values of attribute geo_point.latitude.
-- Takes away attribute geo_point.altitude with every value of it.

-- Change composite type geo_point: without altitude, with latitude
ALTER TYPE "geo_point"
    DROP ATTRIBUTE "altitude",
    ADD ATTRIBUTE "latitude" numeric(10, 7);
