-- dunlin:no-transaction

-- Drop foreign key events_user_id_fkey of events
ALTER TABLE "events" DROP CONSTRAINT "events_user_id_fkey";
