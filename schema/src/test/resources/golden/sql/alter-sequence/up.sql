-- Change sequence invoice_numbers: options
ALTER SEQUENCE "invoice_numbers" INCREMENT BY 10 MINVALUE 500 MAXVALUE 9999 START WITH 1000 CACHE 20 CYCLE;
