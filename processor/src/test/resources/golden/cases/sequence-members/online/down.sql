-- Change column invoices.position: default
ALTER SEQUENCE "invoices_position_seq" START WITH 1;

-- Change sequence billing.invoice_numbers: type integer to bigint, options
ALTER SEQUENCE "billing"."invoice_numbers" AS bigint INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
COMMENT ON SEQUENCE "billing"."invoice_numbers" IS NULL;

-- Rename sequence billing.invoice_numbers to billing.numbers
ALTER SEQUENCE "billing"."invoice_numbers" RENAME TO "numbers";
