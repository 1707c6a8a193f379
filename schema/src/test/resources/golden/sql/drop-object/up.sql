-- Undo objects/homes_touch.sql
DROP TRIGGER homes_touch ON homes;

-- Undo objects/touch.sql
DROP FUNCTION touch();
