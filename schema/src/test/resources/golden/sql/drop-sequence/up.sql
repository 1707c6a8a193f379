-- Drop sequence invoice_numbers
DROP SEQUENCE "invoice_numbers";
