-- Change view large_homes: query
CREATE OR REPLACE VIEW "large_homes" ("id", "kind") AS
SELECT id, kind FROM homes WHERE units > 4;

COMMENT ON VIEW "large_homes" IS NULL;
