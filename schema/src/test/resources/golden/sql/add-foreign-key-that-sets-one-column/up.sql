-- Add foreign key shifts_area_fkey to shifts
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_area_fkey" FOREIGN KEY ("cut_id") REFERENCES "cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL ("cut_id");
