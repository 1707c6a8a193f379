-- Drop view large_names
DROP VIEW "large_names";

-- Drop view large_homes
DROP VIEW "large_homes";
