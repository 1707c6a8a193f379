-- Rename policy own of notes to my own
ALTER POLICY "own" ON "notes" RENAME TO "my own";
