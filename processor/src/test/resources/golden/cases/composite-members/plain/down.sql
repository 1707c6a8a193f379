-- Takes away attribute geo.postal_address.town with every value of it.

-- Change composite type geo.postal_address: without town, type of zip text to integer
ALTER TYPE "geo"."postal_address" DROP ATTRIBUTE "town";
ALTER TYPE "geo"."postal_address" RENAME TO "postal_address_old";

CREATE TYPE "geo"."postal_address" AS (
    "street" text,
    "zip" integer
);

ALTER TABLE "customers" ALTER COLUMN "address" TYPE "geo"."postal_address" USING "address"::text::"geo"."postal_address";
ANALYZE "customers" ("address");
DROP TYPE "geo"."postal_address_old";

-- Rename composite type geo.postal_address to geo.address
ALTER TYPE "geo"."postal_address" RENAME TO "address";
