-- Carry objects/touch.sql
-- Keeps the time of the last change.
CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := now();
    RETURN NEW;
END
$$;

-- Carry objects/homes_touch.sql
CREATE TRIGGER homes_touch BEFORE UPDATE ON homes
    FOR EACH ROW EXECUTE FUNCTION touch();
