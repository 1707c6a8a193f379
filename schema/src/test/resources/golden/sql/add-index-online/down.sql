-- dunlin:no-transaction

-- Drop index shifts_cut_id_idx of shifts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "shifts_cut_id_idx";
