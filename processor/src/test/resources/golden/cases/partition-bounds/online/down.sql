-- dunlin:no-transaction

-- Move the bounds of partition events_2026 of events
ALTER TABLE "events_2026" ADD CONSTRAINT "dunlin_bound"
    CHECK ("held_on" IS NOT NULL AND "held_on" >= '2026-01-01' AND "held_on" < '2027-01-01') NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_2026" VALIDATE CONSTRAINT "dunlin_bound";

DO $dunlin$
BEGIN
    ALTER TABLE "events" DETACH PARTITION "events_2026";
    ALTER TABLE "events" ATTACH PARTITION "events_2026"
        FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
END
$dunlin$;

ALTER TABLE "events_2026" DROP CONSTRAINT "dunlin_bound";
