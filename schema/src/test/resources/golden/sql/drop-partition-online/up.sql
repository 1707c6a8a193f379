-- dunlin:no-transaction

-- Drop partition events_2026_02 of events
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events" DETACH PARTITION "events_2026_02" CONCURRENTLY;

DROP TABLE "events_2026_02";
