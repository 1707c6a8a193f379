-- dunlin:no-transaction

-- Takes away partition events.events_2026_03_none with every row in it.

-- Drop partition events_2026_03_none of events
DROP TABLE "events_2026_03_none";
