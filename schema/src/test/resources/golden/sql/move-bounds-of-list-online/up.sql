-- dunlin:no-transaction

-- Move the bounds of partition events_2026_03_first of events
ALTER TABLE "events_2026_03_first" ADD CONSTRAINT "dunlin_bound"
    CHECK ("held_on" IS NOT NULL AND "held_on" >= '2026-03-01' AND "held_on" < '2026-04-01' AND "user_id" IS NOT NULL AND "user_id" IN ('1', '2', '4')) NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_2026_03_first" VALIDATE CONSTRAINT "dunlin_bound";

DO $dunlin$
BEGIN
    ALTER TABLE "events_2026_03" DETACH PARTITION "events_2026_03_first";
    ALTER TABLE "events_2026_03" ATTACH PARTITION "events_2026_03_first"
        FOR VALUES IN ('1', '2', '4');
END
$dunlin$;

ALTER TABLE "events_2026_03_first" DROP CONSTRAINT "dunlin_bound";
