-- Rename materialized view counts to home_counts
ALTER MATERIALIZED VIEW "counts" RENAME TO "home_counts";
