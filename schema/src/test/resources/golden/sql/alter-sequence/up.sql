-- Change sequence invoice_numbers: options
-- The sequence must stand within its limits.
SELECT setval('"invoice_numbers"', 500, false) FROM "invoice_numbers" WHERE last_value < 500;

ALTER SEQUENCE "invoice_numbers" INCREMENT BY 10 MINVALUE 500 MAXVALUE 9999 START WITH 1000 CACHE 20 CYCLE;
