-- Takes away partition events.events_2026 with every row in it.
-- Takes away partition events.events_2026_rest with every row in it.
-- Takes away partition events.archive.events_2026_north with every row in it.

-- Drop partition archive.events_2026_north of events
DROP TABLE "archive"."events_2026_north";

-- Drop partition events_2026_rest of events
DROP TABLE "events_2026_rest";

-- Drop partition events_2026 of events
DROP TABLE "events_2026";

-- Change options of partition events_past of events
ALTER TABLE "events_past" RESET (fillfactor);

-- Rename partition events_past of events to events_old
ALTER TABLE "events_past" RENAME TO "events_old";
