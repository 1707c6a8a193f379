-- dunlin:no-transaction

-- Add index dunlin_new_events_kind_idx to events
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "dunlin_new_events_kind_idx" ON "events" ("kind") TABLESPACE "fast";

-- Rename index events_kind_idx of events to dunlin_old_events_kind_idx
ALTER INDEX "events_kind_idx" RENAME TO "dunlin_old_events_kind_idx";

-- Rename index dunlin_new_events_kind_idx of events to events_kind_idx
ALTER INDEX "dunlin_new_events_kind_idx" RENAME TO "events_kind_idx";

-- Drop index dunlin_old_events_kind_idx of events
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "dunlin_old_events_kind_idx";
