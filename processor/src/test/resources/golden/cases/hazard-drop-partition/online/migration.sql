-- dunlin:no-transaction

-- Drop partition events_2026_01 of events
-- Hazard drop-partition: All rows of the partition are lost.
-- Way out: Keep them apart first: @Partition(detached = true); drop it in a later release, with a backup at hand.
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events" DETACH PARTITION "events_2026_01" CONCURRENTLY;

DROP TABLE "events_2026_01";
