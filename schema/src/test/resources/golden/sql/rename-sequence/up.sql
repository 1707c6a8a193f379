-- Rename sequence invoice_numbers to numbers
ALTER SEQUENCE "invoice_numbers" RENAME TO "numbers";
