-- dunlin:no-transaction

-- Add index shifts_cut_id_idx to shifts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "shifts_cut_id_idx" ON "public"."shifts" ("cut_id");

-- Validate constraint shifts_cut_id_fkey of shifts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "public"."shifts" VALIDATE CONSTRAINT "shifts_cut_id_fkey";
