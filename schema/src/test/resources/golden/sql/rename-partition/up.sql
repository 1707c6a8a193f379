-- Rename partition events_2026_03 of events to it's march
ALTER TABLE "events_2026_03" RENAME TO "it's march";
