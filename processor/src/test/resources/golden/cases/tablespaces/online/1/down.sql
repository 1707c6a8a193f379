-- Takes away partition visits.visits_new with every row in it.

-- Drop partition visits_new of visits
DROP TABLE "visits_new";

-- Change options of partition visits_old of visits
ALTER TABLE "visits_old" SET TABLESPACE "pg_default";

-- Change options of table events
ALTER TABLE "events" SET TABLESPACE "pg_default";
