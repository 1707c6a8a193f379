-- Change sequence invoice_numbers: type integer to bigint
ALTER SEQUENCE "invoice_numbers" AS bigint NO MAXVALUE;
COMMENT ON SEQUENCE "invoice_numbers" IS NULL;
