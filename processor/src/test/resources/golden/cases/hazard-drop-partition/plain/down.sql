-- Cannot bring back the rows of partition events.events_2026_01.

-- Add partition events_2026_01 to events
CREATE TABLE "events_2026_01" (LIKE "events" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS);

ALTER TABLE "events" ATTACH PARTITION "events_2026_01"
    FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
