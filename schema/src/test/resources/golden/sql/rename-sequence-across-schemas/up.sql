-- Rename sequence invoice_numbers to billing.numbers
CREATE SCHEMA IF NOT EXISTS "billing";
ALTER SEQUENCE "invoice_numbers" SET SCHEMA "billing";
ALTER SEQUENCE "billing"."invoice_numbers" RENAME TO "numbers";
