-- Drop table events
DROP TABLE "events";
