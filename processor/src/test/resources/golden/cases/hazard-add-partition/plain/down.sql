-- Takes away partition events.events_2026_02 with every row in it.

-- Drop partition events_2026_02 of events
DROP TABLE "events_2026_02";
