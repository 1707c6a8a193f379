-- Label building_type.MIXED_USE goes: no row may have it
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "locations" WHERE "building"::text = 'MIXED_USE'
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Label building_type.MIXED_USE cannot go: rows have it',
            HINT = 'Give these rows another label.';
    END IF;
END
$dunlin$;

-- Label building_type.OTHER goes: no row may have it
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "locations" WHERE "building"::text = 'OTHER'
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Label building_type.OTHER cannot go: rows have it',
            HINT = 'Give these rows another label.';
    END IF;
END
$dunlin$;

-- Build enum type building_type anew without MIXED_USE, OTHER
ALTER TYPE "building_type" RENAME TO "building_type_old";
CREATE TYPE "building_type" AS ENUM ('SINGLE_FAMILY', 'MULTI_UNIT', 'COMMERCIAL');

ALTER TABLE "locations"
    ALTER COLUMN "building" DROP DEFAULT,
    ALTER COLUMN "building" TYPE "building_type" USING "building"::text::"building_type",
    ALTER COLUMN "building" SET DEFAULT 'SINGLE_FAMILY';

ANALYZE "locations" ("building");
DROP TYPE "building_type_old";
