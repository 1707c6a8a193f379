-- Disable row security of notes
ALTER TABLE "notes" DISABLE ROW LEVEL SECURITY;
