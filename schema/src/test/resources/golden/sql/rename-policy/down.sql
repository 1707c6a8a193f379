-- Rename policy my own of notes to own
ALTER POLICY "my own" ON "notes" RENAME TO "own";
