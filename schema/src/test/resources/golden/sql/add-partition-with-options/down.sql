-- Takes away partition events.events_2026_03 with every row in it.

-- Drop partition events_2026_03 of events
DROP TABLE "events_2026_03";
