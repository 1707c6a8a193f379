-- Cannot bring back the privileges that were granted on view large_names.
-- Cannot bring back the privileges that were granted on view large_homes.

-- Create view large_homes
CREATE VIEW "large_homes" ("id", "kind") AS
SELECT id, kind FROM homes WHERE units > 4;

-- Create view large_names
CREATE VIEW "large_names" ("name") AS
SELECT upper(kind) FROM large_homes;
