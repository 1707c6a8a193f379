-- Rename sequence billing.numbers to invoice_numbers
DO $dunlin$
BEGIN
    EXECUTE 'ALTER SEQUENCE "billing"."numbers" SET SCHEMA ' || quote_ident(current_schema());
END
$dunlin$;

ALTER SEQUENCE "numbers" RENAME TO "invoice_numbers";
