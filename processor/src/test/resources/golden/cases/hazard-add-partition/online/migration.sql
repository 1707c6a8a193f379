-- dunlin:no-transaction

-- Add partition events_2026_02 to events
-- Hazard add-partition: The migration fails if the default partition events_rest has a row for the new one.
-- Way out: Look first for such rows: move them out of the table, and back in when the partition is there.
CREATE TABLE "events_2026_02" (LIKE "events" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS);

ALTER TABLE "events_rest" ADD CONSTRAINT "dunlin_bound"
    CHECK (NOT ("held_on" IS NOT NULL AND "held_on" >= '2026-02-01' AND "held_on" < '2026-03-01')) NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_rest" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "events" ATTACH PARTITION "events_2026_02"
    FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');

ALTER TABLE "events_rest" DROP CONSTRAINT "dunlin_bound";
