-- dunlin:no-transaction

-- Attach partition events_2026_02 of events
-- Hazard attach-partition: The migration fails if a row of the partition is not from ('2026-02-01') to ('2026-03-01').
-- Way out: Look first for such rows, and move or delete them.
ALTER TABLE "events_2026_02" ADD CONSTRAINT "dunlin_bound"
    CHECK ("held_on" IS NOT NULL AND "held_on" >= '2026-02-01' AND "held_on" < '2026-03-01') NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_2026_02" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "events" ATTACH PARTITION "events_2026_02"
    FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');

ALTER TABLE "events_2026_02" DROP CONSTRAINT "dunlin_bound";
