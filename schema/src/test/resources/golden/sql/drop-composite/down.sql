-- Create composite type geo_point
CREATE TYPE "geo_point" AS (
    "latitude" numeric(10, 7),
    "longitude" numeric(10, 7)
);
