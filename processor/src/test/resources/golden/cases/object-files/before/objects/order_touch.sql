CREATE OR REPLACE FUNCTION order_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.total := greatest(NEW.total, 0);
    RETURN NEW;
END
$$;
