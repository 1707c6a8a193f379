-- Drop foreign key shifts_cut_id_fkey of shifts
ALTER TABLE "shifts" DROP CONSTRAINT "shifts_cut_id_fkey";
