-- Takes away partition events.events_2026_03 with every row in it.
-- Takes away partition events.events_2026_03_first with every row in it.

-- Drop partition events_2026_03_first of events
DROP TABLE "events_2026_03_first";

-- Drop partition events_2026_03 of events
DROP TABLE "events_2026_03";
