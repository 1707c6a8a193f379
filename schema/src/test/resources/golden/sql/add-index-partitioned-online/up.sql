-- dunlin:no-transaction

-- Add index events_user_id_idx to events
CREATE INDEX "events_user_id_idx" ON ONLY "events" ("user_id");
COMMENT ON INDEX "events_user_id_idx" IS 'By user';

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "events_2026_01_user_id_idx" ON "events_2026_01" ("user_id");

CREATE INDEX "events_2026_03_user_id_idx" ON ONLY "events_2026_03" ("user_id");

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "events_2026_03_first_user_id_idx" ON "events_2026_03_first" ("user_id");

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "events_2026_03_none_user_id_idx" ON "events_2026_03_none" ("user_id");

ALTER INDEX "events_user_id_idx" ATTACH PARTITION "events_2026_01_user_id_idx";
ALTER INDEX "events_user_id_idx" ATTACH PARTITION "events_2026_03_user_id_idx";
ALTER INDEX "events_2026_03_user_id_idx" ATTACH PARTITION "events_2026_03_first_user_id_idx";
ALTER INDEX "events_2026_03_user_id_idx" ATTACH PARTITION "events_2026_03_none_user_id_idx";
