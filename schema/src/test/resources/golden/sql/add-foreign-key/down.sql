-- Takes away column cuts.shift_id with every value in it.

-- Drop foreign key cuts_shift_id_fkey of cuts
ALTER TABLE "cuts" DROP CONSTRAINT "cuts_shift_id_fkey";

-- Drop column cuts.shift_id
ALTER TABLE "cuts" DROP COLUMN "shift_id";
