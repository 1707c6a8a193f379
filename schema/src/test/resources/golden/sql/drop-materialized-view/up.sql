-- Drop materialized view home_counts
DROP MATERIALIZED VIEW "home_counts";
