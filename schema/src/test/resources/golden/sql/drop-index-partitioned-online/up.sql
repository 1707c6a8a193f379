-- dunlin:no-transaction

-- Drop index events_kind_idx of events
DROP INDEX "events_kind_idx";
