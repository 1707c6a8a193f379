-- Change column locations.province: default
ALTER TABLE "locations"
    DROP COLUMN "province",
    ADD COLUMN "province" text GENERATED ALWAYS AS (upper(address)) STORED;

ANALYZE "locations" ("province");
