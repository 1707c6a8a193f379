-- Drop sequence order_numbers
DROP SEQUENCE "order_numbers";
