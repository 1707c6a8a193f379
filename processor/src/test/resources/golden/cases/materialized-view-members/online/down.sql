-- Drop materialized view customers
DROP MATERIALIZED VIEW "customers";

-- Change materialized view reports.totals: indexes, storage
ALTER MATERIALIZED VIEW "reports"."totals" RESET (fillfactor);
DROP INDEX "reports"."totals_customer_idx";
COMMENT ON MATERIALIZED VIEW "reports"."totals" IS NULL;

-- Rename materialized view reports.totals to archive.sums
CREATE SCHEMA IF NOT EXISTS "archive";
ALTER MATERIALIZED VIEW "reports"."totals" SET SCHEMA "archive";
ALTER MATERIALIZED VIEW "archive"."totals" RENAME TO "sums";
