-- Drop foreign key shifts_cut_id_fkey of shifts
ALTER TABLE "shifts" DROP CONSTRAINT "shifts_cut_id_fkey";

-- Drop column shifts.cut_id
ALTER TABLE "shifts" DROP COLUMN "cut_id";
