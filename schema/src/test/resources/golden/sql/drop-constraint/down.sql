-- Add foreign key shifts_cut_id_fkey to shifts
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL;
