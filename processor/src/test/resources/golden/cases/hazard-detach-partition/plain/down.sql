-- Attach partition events_2026_01 of events
ALTER TABLE "events" ATTACH PARTITION "events_2026_01"
    FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
