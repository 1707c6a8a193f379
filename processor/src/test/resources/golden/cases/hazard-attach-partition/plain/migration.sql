-- Attach partition events_2026_02 of events
-- Hazard attach-partition: The migration fails if a row of the partition is not from ('2026-02-01') to ('2026-03-01').
-- Way out: Look first for such rows, and move or delete them.
-- Hazard scan-table: All rows of the partition are read while nobody can use it.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it; for a default partition, or hashes of texts, there is no such way.
ALTER TABLE "events" ATTACH PARTITION "events_2026_02"
    FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
