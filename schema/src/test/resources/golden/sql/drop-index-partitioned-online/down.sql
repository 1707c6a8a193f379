-- dunlin:no-transaction

-- Add index events_kind_idx to events
CREATE INDEX "events_kind_idx" ON ONLY "events" ("kind");

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "events_2026_01_kind_idx" ON "events_2026_01" ("kind");

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "events_2026_02_kind_idx" ON "events_2026_02" ("kind");

ALTER INDEX "events_kind_idx" ATTACH PARTITION "events_2026_01_kind_idx";
ALTER INDEX "events_kind_idx" ATTACH PARTITION "events_2026_02_kind_idx";
