-- Takes away column shifts.number with every value in it.

-- Drop column shifts.number
ALTER TABLE "shifts" DROP COLUMN "number";
