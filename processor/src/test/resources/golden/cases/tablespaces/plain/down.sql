-- Takes away partition visits.visits_new with every row in it.

-- Drop partition visits_new of visits
DROP TABLE "visits_new";

-- Change options of partition visits_old of visits
ALTER TABLE "visits_old" SET TABLESPACE "pg_default";

-- Drop index events_kind_idx of events
DROP INDEX "events_kind_idx";

-- Change options of table events
ALTER TABLE "events" SET TABLESPACE "pg_default";

-- Add index events_kind_idx to events
CREATE INDEX "events_kind_idx" ON "events" ("kind");
