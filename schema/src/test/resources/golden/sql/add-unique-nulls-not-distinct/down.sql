-- Drop unique constraint cuts_name_key of cuts
ALTER TABLE "cuts" DROP CONSTRAINT "cuts_name_key";
