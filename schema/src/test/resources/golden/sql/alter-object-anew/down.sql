-- Carry the changed objects/is_even.sql
DROP FUNCTION is_even(number bigint);

CREATE FUNCTION is_even(number integer, strictly boolean DEFAULT false) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT number % 2 = 0';
