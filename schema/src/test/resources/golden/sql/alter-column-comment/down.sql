-- Change column locations.units: comment
COMMENT ON COLUMN "locations"."units" IS NULL;
