-- Change view large_homes: with units, query
CREATE OR REPLACE VIEW "large_homes" ("id", "kind", "units") AS
SELECT id, kind, units FROM homes WHERE units > 4;
