-- Rename sequence billing.numbers to billing.invoice_numbers
-- Hazard rename-sequence: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window.
ALTER SEQUENCE "billing"."numbers" RENAME TO "invoice_numbers";

-- Change sequence billing.invoice_numbers: type bigint to integer, options
-- The sequence must stand within its limits.
SELECT setval('"billing"."invoice_numbers"', 10, false) FROM "billing"."invoice_numbers" WHERE last_value < 10;

ALTER SEQUENCE "billing"."invoice_numbers" AS integer INCREMENT BY 2 MINVALUE 10 MAXVALUE 9999 START WITH 1000 CACHE 5 CYCLE;
COMMENT ON SEQUENCE "billing"."invoice_numbers" IS 'numbers of invoices';

-- Change column invoices.position: default
ALTER SEQUENCE "invoices_position_seq" START WITH 7;
