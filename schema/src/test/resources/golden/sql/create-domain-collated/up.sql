-- Create domain code
CREATE DOMAIN "code" AS text COLLATE "C";
ALTER DOMAIN "code" ADD CONSTRAINT "code_check" CHECK (VALUE <> '') NOT VALID;
