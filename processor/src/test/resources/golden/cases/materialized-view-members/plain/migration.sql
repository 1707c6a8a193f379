-- Rename materialized view archive.sums to reports.totals
-- Hazard rename-view: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or declare a second view under the new name and drop the old one later.
CREATE SCHEMA IF NOT EXISTS "reports";
ALTER MATERIALIZED VIEW "archive"."sums" SET SCHEMA "reports";
ALTER MATERIALIZED VIEW "reports"."sums" RENAME TO "totals";

-- Change materialized view reports.totals: indexes, storage
-- Hazard add-unique: The migration fails if two rows of the view are equal in the columns of totals_customer_idx.
-- Way out: Look first for duplicates in what its query finds.
ALTER MATERIALIZED VIEW "reports"."totals" SET (fillfactor = 100);
CREATE UNIQUE INDEX "totals_customer_idx" ON "reports"."totals" ("customer");
COMMENT ON INDEX "reports"."totals_customer_idx" IS 'For a refresh beside readers';
COMMENT ON MATERIALIZED VIEW "reports"."totals" IS 'Refreshed at night';

-- Create materialized view customers
CREATE MATERIALIZED VIEW "customers" ("customer") AS
SELECT DISTINCT customer FROM orders
WITH NO DATA;
