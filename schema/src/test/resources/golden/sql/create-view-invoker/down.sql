-- Drop view v
DROP VIEW "v";
