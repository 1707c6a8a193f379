-- Create sequence billing.numbers
CREATE SCHEMA IF NOT EXISTS "billing";
CREATE SEQUENCE "billing"."numbers" AS integer INCREMENT BY 10 MINVALUE 500 MAXVALUE 9999 START WITH 1000 CACHE 20 CYCLE;
COMMENT ON SEQUENCE "billing"."numbers" IS 'Numbers of invoices';
