-- Add column shifts.cut_id
ALTER TABLE "public"."shifts" ADD COLUMN "cut_id" uuid;
COMMENT ON COLUMN "public"."shifts"."cut_id" IS 'the cut that is canvassed; null: not canvassing, or not decided';

-- Add foreign key shifts_cut_id_fkey to shifts
ALTER TABLE "public"."shifts" ADD CONSTRAINT "shifts_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "public"."cuts" ("id") ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
