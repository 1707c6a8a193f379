-- Add partition events_2026_02 to events
-- Hazard add-partition: The migration fails if the default partition events_rest has a row for the new one.
-- Way out: Look first for such rows: move them out of the table, and back in when the partition is there.
-- Hazard scan-table: All rows of the default partition events_rest are read while nobody can use it.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it; for a default partition, or hashes of texts, there is no such way.
CREATE TABLE "events_2026_02" (LIKE "events" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS);

ALTER TABLE "events" ATTACH PARTITION "events_2026_02"
    FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
