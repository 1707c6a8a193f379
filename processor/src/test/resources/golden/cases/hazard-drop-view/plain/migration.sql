-- Drop view large_orders
-- Hazard drop-view: A deployed version that still reads the view fails, and privileges that were granted on it are gone.
-- Way out: Drop it in a release after the last one that uses it.
DROP VIEW "large_orders";
