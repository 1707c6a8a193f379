-- Drop index events_kind_idx of events
DROP INDEX "events_kind_idx";

-- Change options of table events
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window.
ALTER TABLE "events" SET TABLESPACE "archive";

-- Add index events_kind_idx to events
-- Hazard build-index: Nobody can write to the table while the index is built.
-- Way out: Let the table be online (@Table(online = true)), so that it is built concurrently.
CREATE INDEX "events_kind_idx" ON "events" ("kind") TABLESPACE "fast";

-- Change options of partition visits_old of visits
-- Hazard rewrite-table: The whole table is written again while nobody can read or write it.
-- Way out: Run it in a maintenance window.
ALTER TABLE "visits_old" SET TABLESPACE "archive";

-- Add partition visits_new to visits
CREATE TABLE "visits_new" (LIKE "visits" INCLUDING ALL EXCLUDING IDENTITY EXCLUDING COMMENTS EXCLUDING STATISTICS)
    TABLESPACE "fast";

ALTER TABLE "visits" ATTACH PARTITION "visits_new"
    FOR VALUES FROM ('1000') TO (MAXVALUE);
