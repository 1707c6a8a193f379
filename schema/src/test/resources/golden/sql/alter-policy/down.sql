-- Change policy own of notes
DROP POLICY "own" ON "notes";

CREATE POLICY "own" ON "notes"
    USING (author = CURRENT_USER);
