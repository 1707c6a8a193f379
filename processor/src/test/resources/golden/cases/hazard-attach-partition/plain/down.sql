-- Detach partition events_2026_02 of events
ALTER TABLE "events" DETACH PARTITION "events_2026_02";
