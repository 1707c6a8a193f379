-- Change materialized view home_counts: indexes, storage, with data
ALTER MATERIALIZED VIEW "home_counts" RESET (fillfactor);
REFRESH MATERIALIZED VIEW "home_counts";
DROP INDEX "home_counts_number_idx";
CREATE UNIQUE INDEX "home_counts_kind_idx" ON "home_counts" ("kind");
COMMENT ON MATERIALIZED VIEW "home_counts" IS NULL;
