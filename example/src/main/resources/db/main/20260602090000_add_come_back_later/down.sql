-- Takes away column canvass_visits.come_back_on with every value in it.

-- Label visit_outcome.COME_BACK_LATER goes: no row may have it
DO $dunlin$
BEGIN
    IF EXISTS (
        SELECT FROM "public"."canvass_visits" WHERE "outcome"::text = 'COME_BACK_LATER'
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = 'Label visit_outcome.COME_BACK_LATER cannot go: rows have it',
            HINT = 'Give these rows another label.';
    END IF;
END
$dunlin$;

-- Drop column canvass_visits.come_back_on
ALTER TABLE "public"."canvass_visits" DROP COLUMN "come_back_on";

-- Build enum type visit_outcome anew without COME_BACK_LATER
ALTER TYPE "public"."visit_outcome" RENAME TO "visit_outcome_old";

CREATE TYPE "public"."visit_outcome" AS ENUM (
    'NOT_HOME',
    'REFUSED',
    'MOVED',
    'ALREADY_VOTED',
    'SPOKE_WITH',
    'LEFT_LITERATURE'
);

ALTER TABLE "public"."canvass_visits" DROP CONSTRAINT "canvass_visits_support_check";
ALTER TABLE "public"."canvass_visits" ALTER COLUMN "outcome" TYPE "public"."visit_outcome" USING "outcome"::text::"public"."visit_outcome";
ALTER TABLE "public"."canvass_visits" ADD CONSTRAINT "canvass_visits_support_check" CHECK (support_level IS NULL OR outcome = 'SPOKE_WITH');
DROP TYPE "public"."visit_outcome_old";
COMMENT ON TYPE "public"."visit_outcome" IS 'What happened at the door.';
