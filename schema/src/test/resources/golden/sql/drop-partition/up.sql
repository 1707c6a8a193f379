-- Drop partition events_2026_02 of events
DROP TABLE "events_2026_02";
