-- Change policy own of notes
DROP POLICY "own" ON "notes";

CREATE POLICY "own" ON "notes" FOR INSERT
    WITH CHECK (author = CURRENT_USER);
