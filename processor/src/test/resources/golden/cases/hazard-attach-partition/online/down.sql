-- dunlin:no-transaction

-- Detach partition events_2026_02 of events
ALTER TABLE "events_2026_02" ADD CONSTRAINT "dunlin_bound"
    CHECK ("held_on" IS NOT NULL AND "held_on" >= '2026-02-01' AND "held_on" < '2026-03-01') NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_2026_02" VALIDATE CONSTRAINT "dunlin_bound";

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events" DETACH PARTITION "events_2026_02" CONCURRENTLY;

ALTER TABLE "events_2026_02" DROP CONSTRAINT "dunlin_bound";
