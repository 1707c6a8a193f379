-- Cannot bring back the privileges that were granted on view large_homes.
-- Cannot bring back the privileges that were granted on view large_names.

-- Drop view large_names
DROP VIEW "large_names";

-- Drop view large_homes
DROP VIEW "large_homes";

-- Create view large_homes
CREATE VIEW "large_homes" ("id", "kind") AS
SELECT id, kind FROM homes WHERE units > 4;

-- Create view large_names
CREATE VIEW "large_names" ("name") AS
SELECT upper(kind) FROM large_homes;
