-- Drop policy own of notes
DROP POLICY "own" ON "notes";
