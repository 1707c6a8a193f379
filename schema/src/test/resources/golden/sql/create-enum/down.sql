-- Drop enum type mood
DROP TYPE "mood";
