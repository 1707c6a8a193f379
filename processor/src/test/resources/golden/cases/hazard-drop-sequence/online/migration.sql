-- Drop sequence invoice_numbers
-- Hazard drop-sequence: The value at which the sequence stands is lost, and a deployed version that still uses it fails.
-- Way out: Drop it in a release after the last one that uses it.
DROP SEQUENCE "invoice_numbers";
