-- dunlin:no-transaction

-- Detach partition events_2026_01 of events
-- Hazard detach-partition: The rows of the partition are no longer in the table; a deployed version that reads them does not find them.
-- Way out: Detach it when nothing needs its rows.
ALTER TABLE "events_2026_01" ADD CONSTRAINT "dunlin_bound"
    CHECK ("held_on" IS NOT NULL AND "held_on" >= '2026-01-01' AND "held_on" < '2026-02-01') NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_2026_01" VALIDATE CONSTRAINT "dunlin_bound";

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events" DETACH PARTITION "events_2026_01" CONCURRENTLY;

ALTER TABLE "events_2026_01" DROP CONSTRAINT "dunlin_bound";
