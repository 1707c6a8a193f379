-- Rename partition it's march of events to events_2026_03
ALTER TABLE "it's march" RENAME TO "events_2026_03";
