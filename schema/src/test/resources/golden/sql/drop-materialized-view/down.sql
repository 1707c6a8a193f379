-- Cannot bring back the privileges that were granted on view home_counts.

-- Create materialized view home_counts
CREATE MATERIALIZED VIEW "home_counts" ("kind", "number") AS
SELECT kind, count(*) FROM homes GROUP BY kind;

CREATE UNIQUE INDEX "home_counts_kind_idx" ON "home_counts" ("kind");
