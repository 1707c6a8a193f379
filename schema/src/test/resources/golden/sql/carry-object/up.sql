-- Carry objects/half.sql
CREATE FUNCTION half(number integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
    BEGIN ATOMIC
        SELECT CASE WHEN number > 0 THEN number / 2 END;
    END;
COMMENT ON FUNCTION half IS 'Rounds down';
