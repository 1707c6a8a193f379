-- Create view shop.small_homes
CREATE SCHEMA IF NOT EXISTS "shop";

CREATE VIEW "shop"."small_homes" ("Number", "kind") WITH (check_option = 'cascaded', security_barrier = true) AS
SELECT id, kind FROM homes WHERE units < 4 -- few
;

COMMENT ON COLUMN "shop"."small_homes"."Number" IS 'Of the house';
COMMENT ON VIEW "shop"."small_homes" IS 'Where few live';
