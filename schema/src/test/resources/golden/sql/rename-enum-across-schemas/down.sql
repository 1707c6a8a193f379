-- Rename enum type geo.house to building_type
DO $dunlin$
BEGIN
    EXECUTE 'ALTER TYPE "geo"."house" SET SCHEMA ' || quote_ident(current_schema());
END
$dunlin$;

ALTER TYPE "house" RENAME TO "building_type";
