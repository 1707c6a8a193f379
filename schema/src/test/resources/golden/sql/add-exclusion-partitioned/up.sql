-- Add exclusion constraint events_excl to events
ALTER TABLE "events" ADD CONSTRAINT "events_excl" EXCLUDE USING btree ("held_on" WITH =, "user_id" WITH =);
