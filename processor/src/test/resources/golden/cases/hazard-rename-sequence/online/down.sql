-- Rename sequence bill_numbers to invoice_numbers
ALTER SEQUENCE "bill_numbers" RENAME TO "invoice_numbers";
