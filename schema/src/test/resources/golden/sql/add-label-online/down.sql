-- dunlin:no-transaction

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

-- Build enum type building_type anew without OTHER
ALTER TYPE "building_type" RENAME TO "building_type_old";
CREATE TYPE "building_type" AS ENUM ('SINGLE_FAMILY', 'MULTI_UNIT', 'COMMERCIAL');

ALTER TABLE "locations"
    ALTER COLUMN "building" DROP DEFAULT,
    ALTER COLUMN "building" TYPE "building_type" USING "building"::text::"building_type",
    ALTER COLUMN "building" SET DEFAULT 'SINGLE_FAMILY';

ANALYZE "locations" ("building");
DROP TYPE "building_type_old";
