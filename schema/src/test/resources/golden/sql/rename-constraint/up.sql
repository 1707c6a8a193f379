-- Rename constraint shifts_cut_id_fkey of shifts to shifts_area_fkey
ALTER TABLE "shifts" RENAME CONSTRAINT "shifts_cut_id_fkey" TO "shifts_area_fkey";
