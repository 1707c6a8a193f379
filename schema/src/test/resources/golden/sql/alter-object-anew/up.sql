-- Carry the changed objects/is_even.sql
DROP FUNCTION is_even(number integer, strictly boolean);
CREATE FUNCTION is_even(number bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT number % 2 = 0';
