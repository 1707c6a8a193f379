-- Cannot bring back the rows of table locations.

-- Create table locations
CREATE TABLE "locations" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "address" text NOT NULL,
    "province" text,
    "units" integer NOT NULL DEFAULT 1,
    "building" "building_type" NOT NULL,
    CONSTRAINT "locations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "locations_units_check" CHECK (units > 0)
);

CREATE INDEX "locations_address_idx" ON "locations" ("address");

-- Build enum type building_type anew with SINGLE_FAMILY
ALTER TYPE "building_type" RENAME TO "building_type_old";
CREATE TYPE "building_type" AS ENUM ('SINGLE_FAMILY', 'MULTI_UNIT', 'COMMERCIAL');

ALTER TABLE "locations"
    ALTER COLUMN "building" DROP DEFAULT,
    ALTER COLUMN "building" TYPE "building_type" USING "building"::text::"building_type",
    ALTER COLUMN "building" SET DEFAULT 'SINGLE_FAMILY';

ANALYZE "locations" ("building");
DROP TYPE "building_type_old";
