-- Takes away partition events.events_2026 with every row in it.
-- Takes away partition events.events_2026_rest with every row in it.
-- Takes away partition events.archive.events_2026_north with every row in it.

-- Move the bounds of partition shipments_north of shipments
ALTER TABLE "shipments" DETACH PARTITION "shipments_north";

ALTER TABLE "shipments" ATTACH PARTITION "shipments_north"
    FOR VALUES IN ('no');

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
