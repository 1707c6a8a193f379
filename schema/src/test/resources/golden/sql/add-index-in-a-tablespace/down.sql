-- Drop index shifts_cut_id_idx of shifts
DROP INDEX "shifts_cut_id_idx";
