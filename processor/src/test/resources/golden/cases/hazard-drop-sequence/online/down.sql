-- Cannot bring back the value at which sequence invoice_numbers stood.

-- Create sequence invoice_numbers
CREATE SEQUENCE "invoice_numbers";
