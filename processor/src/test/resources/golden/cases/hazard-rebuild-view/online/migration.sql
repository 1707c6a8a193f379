-- Drop view large_totals
-- Hazard rebuild-view: It is dropped and made again; privileges that were granted on it by hand are gone.
-- Way out: Grant privileges in a file in objects/, which is carried again after the view.
DROP VIEW "large_totals";

-- Drop materialized view totals
-- Hazard rebuild-view: It is dropped and made again: its query reads everything anew while readers wait; privileges that were granted on it by hand are gone.
-- Way out: Grant privileges in a file in objects/, which is carried again after the view.
DROP MATERIALIZED VIEW "totals";

-- Change column orders.total: type integer to bigint
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or expand it: a new column stands beside the old one and is filled in batches.
ALTER TABLE "orders" ALTER COLUMN "total" TYPE bigint;
ANALYZE "orders" ("total");

-- Create materialized view totals
CREATE MATERIALIZED VIEW "totals" ("customer", "total") AS
SELECT customer, sum(total)::bigint AS total FROM orders GROUP BY customer;

CREATE UNIQUE INDEX "totals_customer_idx" ON "totals" ("customer");

-- Create view large_totals
CREATE VIEW "large_totals" ("customer") AS
SELECT customer FROM totals WHERE total > 1000;
