-- Add index shifts_cut_id_idx to shifts
CREATE INDEX "shifts_cut_id_idx" ON "shifts" ("cut_id") WITH (deduplicate_items = off, fillfactor = 60);

-- Change options of index shifts_cut_id_idx of shifts
ALTER INDEX "shifts_cut_id_idx" RESET (deduplicate_items);
ALTER INDEX "shifts_cut_id_idx" SET (fillfactor = 70);
