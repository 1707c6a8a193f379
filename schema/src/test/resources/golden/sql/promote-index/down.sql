-- Drop unique constraint cuts_name_key of cuts
ALTER TABLE "cuts" DROP CONSTRAINT "cuts_name_key";

-- Add index cuts_name_key to cuts
CREATE UNIQUE INDEX "cuts_name_key" ON "cuts" ("name");
