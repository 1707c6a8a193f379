-- Rename constraint shifts_area_fkey of shifts to shifts_cut_id_fkey
ALTER TABLE "shifts" RENAME CONSTRAINT "shifts_area_fkey" TO "shifts_cut_id_fkey";
