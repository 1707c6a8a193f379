-- dunlin:no-transaction

-- Add primary key events_pkey to events
ALTER TABLE ONLY "events" ADD CONSTRAINT "events_pkey" PRIMARY KEY ("id", "held_on", "user_id");

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "events_2026_01_pkey" ON "events_2026_01" ("id", "held_on", "user_id");

ALTER TABLE "events_2026_01" ADD CONSTRAINT "events_2026_01_pkey" PRIMARY KEY USING INDEX "events_2026_01_pkey";
ALTER TABLE ONLY "events_2026_03" ADD CONSTRAINT "events_2026_03_pkey" PRIMARY KEY ("id", "held_on", "user_id");

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "events_2026_03_first_pkey" ON "events_2026_03_first" ("id", "held_on", "user_id");

ALTER TABLE "events_2026_03_first" ADD CONSTRAINT "events_2026_03_first_pkey" PRIMARY KEY USING INDEX "events_2026_03_first_pkey";

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "events_2026_03_none_pkey" ON "events_2026_03_none" ("id", "held_on", "user_id");

ALTER TABLE "events_2026_03_none" ADD CONSTRAINT "events_2026_03_none_pkey" PRIMARY KEY USING INDEX "events_2026_03_none_pkey";
ALTER INDEX "events_pkey" ATTACH PARTITION "events_2026_01_pkey";
ALTER INDEX "events_pkey" ATTACH PARTITION "events_2026_03_pkey";
ALTER INDEX "events_2026_03_pkey" ATTACH PARTITION "events_2026_03_first_pkey";
ALTER INDEX "events_2026_03_pkey" ATTACH PARTITION "events_2026_03_none_pkey";
