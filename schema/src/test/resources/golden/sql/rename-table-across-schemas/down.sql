-- Rename table geo.areas to cuts
DO $dunlin$
BEGIN
    EXECUTE 'ALTER TABLE "geo"."areas" SET SCHEMA ' || quote_ident(current_schema());
END
$dunlin$;

ALTER TABLE "areas" RENAME TO "cuts";
