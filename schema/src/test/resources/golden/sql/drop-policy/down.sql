-- Add policy own to notes
CREATE POLICY "own" ON "notes"
    USING (author = CURRENT_USER);
