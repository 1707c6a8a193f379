-- Change materialized view home_counts: indexes, storage, with no data
ALTER MATERIALIZED VIEW "home_counts" SET (fillfactor = 80);
REFRESH MATERIALIZED VIEW "home_counts" WITH NO DATA;
DROP INDEX "home_counts_kind_idx";
CREATE INDEX "home_counts_number_idx" ON "home_counts" ("number");
COMMENT ON MATERIALIZED VIEW "home_counts" IS 'How many';
