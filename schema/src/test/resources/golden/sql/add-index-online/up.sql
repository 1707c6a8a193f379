-- dunlin:no-transaction

-- Add index shifts_cut_id_idx to shifts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "shifts_cut_id_idx" ON "shifts" ("cut_id");
