-- Move the bounds of partition events_2026 of events
ALTER TABLE "events" DETACH PARTITION "events_2026";

ALTER TABLE "events" ATTACH PARTITION "events_2026"
    FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
