-- Takes away column amounts.checked with every value in it.
-- Takes away column amounts.free with every value in it.

-- Drop column amounts.free
ALTER TABLE "amounts" DROP COLUMN "free";

-- Drop column amounts.checked
ALTER TABLE "amounts" DROP COLUMN "checked";
