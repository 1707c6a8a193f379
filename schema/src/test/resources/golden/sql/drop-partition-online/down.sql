-- dunlin:no-transaction

-- Cannot bring back the rows of partition events.events_2026_02.

-- Add partition events_2026_02 to events
CREATE TABLE "events_2026_02" (LIKE "events" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS);

ALTER TABLE "events" ATTACH PARTITION "events_2026_02"
    FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
