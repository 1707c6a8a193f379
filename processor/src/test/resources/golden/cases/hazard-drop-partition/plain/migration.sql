-- Drop partition events_2026_01 of events
-- Hazard drop-partition: All rows of the partition are lost.
-- Way out: Keep them apart first: @Partition(detached = true); drop it in a later release, with a backup at hand.
DROP TABLE "events_2026_01";
