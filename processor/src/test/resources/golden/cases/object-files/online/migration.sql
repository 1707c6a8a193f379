-- Carry the changed objects/order_touch.sql
CREATE OR REPLACE FUNCTION order_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.total := greatest(NEW.total, 1);
    RETURN NEW;
END
$$;

-- Carry objects/a_trigger.sql
CREATE TRIGGER orders_touch BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION order_touch();
