-- Undo objects/a_trigger.sql
DROP TRIGGER orders_touch ON orders;

-- Carry the changed objects/order_touch.sql
CREATE OR REPLACE FUNCTION order_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.total := greatest(NEW.total, 0);
    RETURN NEW;
END
$$;
