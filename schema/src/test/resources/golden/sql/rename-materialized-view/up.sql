-- Rename materialized view home_counts to counts
ALTER MATERIALIZED VIEW "home_counts" RENAME TO "counts";
