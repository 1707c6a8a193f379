-- Takes away column shifts.cut_id with every value in it.

-- Drop foreign key shifts_cut_id_fkey of shifts
ALTER TABLE "public"."shifts" DROP CONSTRAINT "shifts_cut_id_fkey";

-- Drop column shifts.cut_id
ALTER TABLE "public"."shifts" DROP COLUMN "cut_id";
