-- Add exclusion constraint bookings_during_excl to bookings
-- Hazard add-exclude: The migration fails if the constraint excludes two rows that are there.
-- Way out: Look first for such rows, and remove or change them.
-- Hazard build-index: Nobody can read or write the table while the index of the constraint is built.
-- Way out: Run it in a maintenance window: PostgreSQL has no way to build it concurrently.
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_during_excl" EXCLUDE USING gist ("during" WITH &&);
