-- Rename composite type geo.address to geo.postal_address
-- Hazard rename-composite: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window.
ALTER TYPE "geo"."address" RENAME TO "postal_address";

-- Change composite type geo.postal_address: type of zip integer to text, with town
-- Hazard convert-type: The migration fails if a value cannot be converted from integer to text, or cuts it.
-- Way out: Look first at the values, or add a new type beside the old one and move columns to it.
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window, or add a new type beside the old one and move columns to it.
ALTER TYPE "geo"."postal_address" ADD ATTRIBUTE "town" text;
ALTER TYPE "geo"."postal_address" RENAME TO "postal_address_old";

CREATE TYPE "geo"."postal_address" AS (
    "street" text,
    "zip" text,
    "town" text
);

ALTER TABLE "customers" ALTER COLUMN "address" TYPE "geo"."postal_address" USING "address"::text::"geo"."postal_address";
ANALYZE "customers" ("address");
DROP TYPE "geo"."postal_address_old";
