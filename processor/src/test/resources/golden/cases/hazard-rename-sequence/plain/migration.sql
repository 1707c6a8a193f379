-- Rename sequence invoice_numbers to bill_numbers
-- Hazard rename-sequence: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window.
ALTER SEQUENCE "invoice_numbers" RENAME TO "bill_numbers";
