-- Rename column events.user_id to owner
ALTER TABLE "events" RENAME COLUMN "user_id" TO "owner";
