-- Enable row security of notes
ALTER TABLE "notes" ENABLE ROW LEVEL SECURITY;
