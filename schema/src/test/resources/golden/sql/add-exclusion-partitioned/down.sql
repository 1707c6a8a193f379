-- Drop exclusion constraint events_excl of events
ALTER TABLE "events" DROP CONSTRAINT "events_excl";
