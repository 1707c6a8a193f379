-- Rename composite type geo.point_on_earth to geo_point
DO $dunlin$
BEGIN
    EXECUTE 'ALTER TYPE "geo"."point_on_earth" SET SCHEMA ' || quote_ident(current_schema());
END
$dunlin$;

ALTER TYPE "point_on_earth" RENAME TO "geo_point";
