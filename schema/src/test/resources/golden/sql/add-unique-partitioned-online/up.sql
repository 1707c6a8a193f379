-- dunlin:no-transaction

-- Add unique constraint events_user_id_held_on_kind_key to events
ALTER TABLE ONLY "events" ADD CONSTRAINT "events_user_id_held_on_kind_key" UNIQUE ("user_id", "held_on", "kind");
COMMENT ON CONSTRAINT "events_user_id_held_on_kind_key" ON "events" IS 'Once a day';

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "events_2026_01_user_id_held_on_kind_key" ON "events_2026_01" ("user_id", "held_on", "kind");

ALTER TABLE "events_2026_01" ADD CONSTRAINT "events_2026_01_user_id_held_on_kind_key" UNIQUE USING INDEX "events_2026_01_user_id_held_on_kind_key";
ALTER TABLE ONLY "events_2026_03" ADD CONSTRAINT "events_2026_03_user_id_held_on_kind_key" UNIQUE ("user_id", "held_on", "kind");

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "events_2026_03_first_user_id_held_on_kind_key" ON "events_2026_03_first" ("user_id", "held_on", "kind");

ALTER TABLE "events_2026_03_first" ADD CONSTRAINT "events_2026_03_first_user_id_held_on_kind_key" UNIQUE USING INDEX "events_2026_03_first_user_id_held_on_kind_key";

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "events_2026_03_none_user_id_held_on_kind_key" ON "events_2026_03_none" ("user_id", "held_on", "kind");

ALTER TABLE "events_2026_03_none" ADD CONSTRAINT "events_2026_03_none_user_id_held_on_kind_key" UNIQUE USING INDEX "events_2026_03_none_user_id_held_on_kind_key";
ALTER INDEX "events_user_id_held_on_kind_key" ATTACH PARTITION "events_2026_01_user_id_held_on_kind_key";
ALTER INDEX "events_user_id_held_on_kind_key" ATTACH PARTITION "events_2026_03_user_id_held_on_kind_key";
ALTER INDEX "events_2026_03_user_id_held_on_kind_key" ATTACH PARTITION "events_2026_03_first_user_id_held_on_kind_key";
ALTER INDEX "events_2026_03_user_id_held_on_kind_key" ATTACH PARTITION "events_2026_03_none_user_id_held_on_kind_key";
