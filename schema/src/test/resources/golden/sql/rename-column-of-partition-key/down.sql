-- Rename column events.owner to user_id
ALTER TABLE "events" RENAME COLUMN "owner" TO "user_id";
