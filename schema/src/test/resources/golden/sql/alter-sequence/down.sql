-- Change sequence invoice_numbers: options
ALTER SEQUENCE "invoice_numbers" INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
