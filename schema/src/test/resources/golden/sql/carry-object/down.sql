-- Undo objects/half.sql
DROP FUNCTION half(number integer);
