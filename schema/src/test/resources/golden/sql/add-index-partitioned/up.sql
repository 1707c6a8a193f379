-- Add index by_user to events
CREATE INDEX "by_user" ON "events" ("user_id");
