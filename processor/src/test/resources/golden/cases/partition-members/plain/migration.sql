-- Rename partition events_old of events to events_past
ALTER TABLE "events_old" RENAME TO "events_past";

-- Change options of partition events_past of events
ALTER TABLE "events_past" SET (fillfactor = 100);

-- Add partition events_2026 to events
CREATE TABLE "events_2026" (LIKE "events" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS)
    PARTITION BY LIST ("region");

ALTER TABLE "events" ATTACH PARTITION "events_2026"
    FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- Add partition events_2026_rest to events
CREATE TABLE "events_2026_rest" (LIKE "events_2026" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS);

ALTER TABLE "events_2026" ATTACH PARTITION "events_2026_rest"
    DEFAULT;

-- Add partition archive.events_2026_north to events
-- Hazard add-partition: The migration fails if the default partition events_2026_rest has a row for the new one.
-- Way out: Look first for such rows: move them out of the table, and back in when the partition is there.
-- Hazard scan-table: All rows of the default partition events_2026_rest are read while nobody can use it.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it; for a default partition, or hashes of texts, there is no such way.
CREATE SCHEMA IF NOT EXISTS "archive";
CREATE UNLOGGED TABLE "archive"."events_2026_north" (LIKE "events_2026" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS);

ALTER TABLE "events_2026" ATTACH PARTITION "archive"."events_2026_north"
    FOR VALUES IN ('no', 'se');

-- Move the bounds of partition shipments_north of shipments
-- Hazard attach-partition: The migration fails if a row of the partition is not in ('no', 'se', NULL).
-- Way out: Look first for such rows, and move or delete them.
-- Hazard scan-table: All rows of the partition are read while nobody can use it.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it; for a default partition, or hashes of texts, there is no such way.
ALTER TABLE "shipments" DETACH PARTITION "shipments_north";

ALTER TABLE "shipments" ATTACH PARTITION "shipments_north"
    FOR VALUES IN ('no', 'se', NULL);
