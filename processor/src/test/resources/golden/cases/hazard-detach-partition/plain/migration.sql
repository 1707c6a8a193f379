-- Detach partition events_2026_01 of events
-- Hazard detach-partition: The rows of the partition are no longer in the table; a deployed version that reads them does not find them.
-- Way out: Detach it when nothing needs its rows.
ALTER TABLE "events" DETACH PARTITION "events_2026_01";
