-- Change sequence invoice_numbers: type bigint to integer
ALTER SEQUENCE "invoice_numbers" AS integer NO MAXVALUE;
COMMENT ON SEQUENCE "invoice_numbers" IS 'Numbers';
