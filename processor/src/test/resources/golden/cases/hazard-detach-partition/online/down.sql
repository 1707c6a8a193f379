-- dunlin:no-transaction

-- Attach partition events_2026_01 of events
ALTER TABLE "events_2026_01" ADD CONSTRAINT "dunlin_bound"
    CHECK ("held_on" IS NOT NULL AND "held_on" >= '2026-01-01' AND "held_on" < '2026-02-01') NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_2026_01" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "events" ATTACH PARTITION "events_2026_01"
    FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

ALTER TABLE "events_2026_01" DROP CONSTRAINT "dunlin_bound";
