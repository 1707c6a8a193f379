-- Change policy own of notes
ALTER POLICY "own" ON "notes" TO "pg_monitor"
    USING (author = CURRENT_USER OR done)
    WITH CHECK (true);
