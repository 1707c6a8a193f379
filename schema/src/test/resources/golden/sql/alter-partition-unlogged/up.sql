-- Change options of partition events_2026_01 of events
ALTER TABLE "events_2026_01" SET UNLOGGED;
