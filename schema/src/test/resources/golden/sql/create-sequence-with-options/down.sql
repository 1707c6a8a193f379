-- Drop sequence billing.numbers
DROP SEQUENCE "billing"."numbers";
