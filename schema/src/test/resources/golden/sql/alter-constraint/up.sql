-- Change when to check foreign key shifts_cut_id_fkey of shifts
ALTER TABLE "shifts" ALTER CONSTRAINT "shifts_cut_id_fkey" DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT "shifts_cut_id_fkey" ON "shifts" IS 'Where it''s held';

-- Comment on primary key locations_pkey of locations
COMMENT ON CONSTRAINT "locations_pkey" ON "locations" IS 'The key';
