-- Carry objects/half.sql
CREATE FUNCTION half(number integer) RETURNS integer
    LANGUAGE sql IMMUTABLE RETURN number / 2;
COMMENT ON FUNCTION half IS 'Rounds down';
