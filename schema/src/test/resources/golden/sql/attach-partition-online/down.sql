-- dunlin:no-transaction

-- Detach partition events_2026_01 of events
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events" DETACH PARTITION "events_2026_01" CONCURRENTLY;
