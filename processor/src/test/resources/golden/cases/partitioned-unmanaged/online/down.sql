-- Takes away table events with every row in it.

-- Drop table events
DROP TABLE "events";
