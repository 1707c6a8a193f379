CREATE OR REPLACE FUNCTION order_is_large(total integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN total > 1000;
