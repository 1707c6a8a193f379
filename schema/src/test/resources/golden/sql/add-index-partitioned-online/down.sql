-- dunlin:no-transaction

-- Drop index events_user_id_idx of events
DROP INDEX "events_user_id_idx";
