-- Cannot bring back the values of column shifts.cut_id.

-- Add column shifts.cut_id
ALTER TABLE "shifts" ADD COLUMN "cut_id" integer;

-- Add foreign key shifts_cut_id_fkey to shifts
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL;
