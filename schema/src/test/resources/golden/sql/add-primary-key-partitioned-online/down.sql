-- dunlin:no-transaction

-- Drop primary key events_pkey of events
ALTER TABLE "events" DROP CONSTRAINT "events_pkey";
