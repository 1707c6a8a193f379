-- Comment on primary key locations_pkey of locations
COMMENT ON CONSTRAINT "locations_pkey" ON "locations" IS NULL;

-- Change when to check foreign key shifts_cut_id_fkey of shifts
ALTER TABLE "shifts" ALTER CONSTRAINT "shifts_cut_id_fkey" NOT DEFERRABLE;
COMMENT ON CONSTRAINT "shifts_cut_id_fkey" ON "shifts" IS NULL;
