-- Build enum type building_type anew without SINGLE_FAMILY
ALTER TYPE "building_type" RENAME TO "building_type_old";
CREATE TYPE "building_type" AS ENUM ('MULTI_UNIT', 'COMMERCIAL');

ALTER TABLE "locations"
    ALTER COLUMN "building" DROP DEFAULT,
    ALTER COLUMN "building" TYPE "building_type" USING "building"::text::"building_type";

ANALYZE "locations" ("building");
DROP TYPE "building_type_old";

-- Drop table locations
DROP TABLE "locations";
