-- Carry objects/reader.sql
GRANT SELECT ON orders TO PUBLIC;

-- Carry objects/order_is_large.sql
CREATE OR REPLACE FUNCTION order_is_large(total integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN total > 1000;
