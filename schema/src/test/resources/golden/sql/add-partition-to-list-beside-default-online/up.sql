-- dunlin:no-transaction

-- Add partition events_2026_03_none to events
CREATE TABLE "events_2026_03_none" (LIKE "events_2026_03" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS);

ALTER TABLE "events_2026_03_rest" ADD CONSTRAINT "dunlin_bound"
    CHECK (NOT (("user_id" IS NULL OR "user_id" IN ('3')))) NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "events_2026_03_rest" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "events_2026_03" ATTACH PARTITION "events_2026_03_none"
    FOR VALUES IN (NULL, '3');

ALTER TABLE "events_2026_03_rest" DROP CONSTRAINT "dunlin_bound";
