-- Rename sequence numbers to invoice_numbers
ALTER SEQUENCE "numbers" RENAME TO "invoice_numbers";
