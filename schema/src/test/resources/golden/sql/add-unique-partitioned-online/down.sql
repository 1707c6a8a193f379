-- dunlin:no-transaction

-- Drop unique constraint events_user_id_held_on_kind_key of events
ALTER TABLE "events" DROP CONSTRAINT "events_user_id_held_on_kind_key";
