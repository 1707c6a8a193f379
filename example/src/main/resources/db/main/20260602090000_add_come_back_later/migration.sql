-- Add label COME_BACK_LATER to enum type visit_outcome
ALTER TYPE "public"."visit_outcome" ADD VALUE 'COME_BACK_LATER';

-- Add column canvass_visits.come_back_on
ALTER TABLE "public"."canvass_visits" ADD COLUMN "come_back_on" date;
COMMENT ON COLUMN "public"."canvass_visits"."come_back_on" IS 'day on which to knock again, if one was agreed';
