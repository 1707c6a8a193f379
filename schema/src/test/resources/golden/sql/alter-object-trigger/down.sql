-- Carry the changed objects/homes_touch.sql
DROP TRIGGER homes_touch ON homes;

CREATE TRIGGER homes_touch BEFORE UPDATE ON homes
    FOR EACH ROW EXECUTE FUNCTION touch();
