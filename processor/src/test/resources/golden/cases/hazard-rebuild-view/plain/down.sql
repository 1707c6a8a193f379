-- Cannot bring back the privileges that were granted on view large_totals.
-- Cannot bring back the privileges that were granted on view totals.

-- Drop view large_totals
DROP VIEW "large_totals";

-- Drop materialized view totals
DROP MATERIALIZED VIEW "totals";

-- Change column orders.total: type bigint to integer
ALTER TABLE "orders" ALTER COLUMN "total" TYPE integer;
ANALYZE "orders" ("total");

-- Create materialized view totals
CREATE MATERIALIZED VIEW "totals" ("customer", "total") AS
SELECT customer, sum(total)::bigint AS total FROM orders GROUP BY customer;

CREATE UNIQUE INDEX "totals_customer_idx" ON "totals" ("customer");

-- Create view large_totals
CREATE VIEW "large_totals" ("customer") AS
SELECT customer FROM totals WHERE total > 1000;
