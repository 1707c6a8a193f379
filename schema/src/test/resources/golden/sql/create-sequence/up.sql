-- Create sequence order_numbers
CREATE SEQUENCE "order_numbers";
