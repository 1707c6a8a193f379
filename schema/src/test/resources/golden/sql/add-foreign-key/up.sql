-- Add column cuts.shift_id
ALTER TABLE "cuts" ADD COLUMN "shift_id" bigint DEFAULT 7;
ALTER TABLE "cuts" ALTER COLUMN "shift_id" DROP DEFAULT;

-- Add foreign key cuts_shift_id_fkey to cuts
ALTER TABLE "cuts" ADD CONSTRAINT "cuts_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "shifts" ("id") ON UPDATE CASCADE ON DELETE RESTRICT;
