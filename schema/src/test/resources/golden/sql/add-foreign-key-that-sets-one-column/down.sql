-- Drop foreign key shifts_area_fkey of shifts
ALTER TABLE "shifts" DROP CONSTRAINT "shifts_area_fkey";
