-- Add index shifts_cut_id_idx to shifts
CREATE INDEX "shifts_cut_id_idx" ON "shifts" ("cut_id") TABLESPACE "fast ""disk""";
COMMENT ON INDEX "shifts_cut_id_idx" IS 'It''s fast';
