-- dunlin:no-transaction

-- Drop foreign key shifts_cut_id_fkey of shifts
ALTER TABLE "public"."shifts" DROP CONSTRAINT "shifts_cut_id_fkey";

-- Add foreign key shifts_cut_id_fkey to shifts
ALTER TABLE "public"."shifts" ADD CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "public"."cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;

-- Drop index shifts_cut_id_idx of shifts
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "public"."shifts_cut_id_idx";
