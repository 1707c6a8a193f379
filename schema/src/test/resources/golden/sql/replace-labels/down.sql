-- Build enum type building_type anew with COMMERCIAL
ALTER TYPE "building_type" RENAME TO "building_type_old";
CREATE TYPE "building_type" AS ENUM ('SINGLE_FAMILY', 'MULTI_UNIT', 'COMMERCIAL');

ALTER TABLE "locations"
    ALTER COLUMN "building" DROP DEFAULT,
    ALTER COLUMN "building" TYPE "building_type" USING "building"::text::"building_type",
    ALTER COLUMN "building" SET DEFAULT 'SINGLE_FAMILY';

ANALYZE "locations" ("building");
DROP TYPE "building_type_old";
