-- Drop materialized view sizes
DROP MATERIALIZED VIEW "sizes";
