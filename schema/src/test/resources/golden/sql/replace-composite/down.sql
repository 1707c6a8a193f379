-- Cannot bring back the values of attribute geo_point.latitude.
-- Cannot bring back what the conversion changed in the values of type geo_point.
-- Takes away attribute geo_point.altitude with every value of it.

-- Change composite type geo_point: without altitude, with latitude, type of longitude double precision to numeric(10,7)
ALTER TYPE "geo_point"
    DROP ATTRIBUTE "altitude",
    ADD ATTRIBUTE "latitude" numeric(10, 7);

ALTER TYPE "geo_point" RENAME TO "geo_point_old";

CREATE TYPE "geo_point" AS (
    "longitude" numeric(10, 7),
    "latitude" numeric(10, 7)
);

ALTER TABLE "people"
    ALTER COLUMN "home" TYPE "geo_point" USING "home"::text::"geo_point",
    ALTER COLUMN "path" TYPE "geo_point"[] USING "path"::text::"geo_point"[];

ANALYZE "people" ("home", "path");
DROP TYPE "geo_point_old";
