-- Change composite type geo_point: without latitude, type of longitude numeric(10,7) to double precision, with altitude
ALTER TYPE "geo_point"
    DROP ATTRIBUTE "latitude",
    ADD ATTRIBUTE "altitude" integer;

ALTER TYPE "geo_point" RENAME TO "geo_point_old";

CREATE TYPE "geo_point" AS (
    "longitude" double precision,
    "altitude" integer
);

COMMENT ON COLUMN "geo_point"."altitude" IS 'Metres above the sea';

ALTER TABLE "people"
    ALTER COLUMN "home" TYPE "geo_point" USING "home"::text::"geo_point",
    ALTER COLUMN "path" TYPE "geo_point"[] USING "path"::text::"geo_point"[];

ANALYZE "people" ("home", "path");
DROP TYPE "geo_point_old";
COMMENT ON TYPE "geo_point" IS 'A place on earth';
