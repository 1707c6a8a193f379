-- Rename view shop.big_homes to large_homes
DO $dunlin$
BEGIN
    EXECUTE 'ALTER VIEW "shop"."big_homes" SET SCHEMA ' || quote_ident(current_schema());
END
$dunlin$;

ALTER VIEW "big_homes" RENAME TO "large_homes";
