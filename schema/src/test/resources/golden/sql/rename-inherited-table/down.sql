-- Rename table geo.places to locations
DO $dunlin$
BEGIN
    EXECUTE 'ALTER TABLE "geo"."places" SET SCHEMA ' || quote_ident(current_schema());
END
$dunlin$;

ALTER TABLE "places" RENAME TO "locations";
