-- Change options of index shifts_cut_id_idx of shifts
ALTER INDEX "shifts_cut_id_idx" SET (deduplicate_items = off, fillfactor = 60);

-- Drop index shifts_cut_id_idx of shifts
DROP INDEX "shifts_cut_id_idx";
