CREATE OR REPLACE FUNCTION order_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.total := greatest(NEW.total, 1);
    RETURN NEW;
END
$$;
