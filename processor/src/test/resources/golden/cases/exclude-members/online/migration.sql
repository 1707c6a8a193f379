-- Drop exclusion constraint bookings_apart of bookings
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_apart";

-- Add exclusion constraint bookings_apart to bookings
-- Hazard add-exclude: The migration fails if the constraint excludes two rows that are there.
-- Way out: Look first for such rows, and remove or change them.
-- Hazard build-index: Nobody can read or write the table while the index of the constraint is built.
-- Way out: Run it in a maintenance window: PostgreSQL has no way to build it concurrently.
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_apart" EXCLUDE USING gist ("room" WITH =, "during" WITH &&) INCLUDE ("guest") WITH (fillfactor = 70) WHERE (NOT cancelled) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT "bookings_apart" ON "bookings" IS 'Nobody shares a room';

-- Add exclusion constraint bookings_during_excl to bookings
-- Hazard add-exclude: The migration fails if the constraint excludes two rows that are there.
-- Way out: Look first for such rows, and remove or change them.
-- Hazard build-index: Nobody can read or write the table while the index of the constraint is built.
-- Way out: Run it in a maintenance window: PostgreSQL has no way to build it concurrently.
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_during_excl" EXCLUDE USING gist ("during" WITH &&);

-- Add exclusion constraint bookings_lower_excl to bookings
-- Hazard add-exclude: The migration fails if the constraint excludes two rows that are there.
-- Way out: Look first for such rows, and remove or change them.
-- Hazard build-index: Nobody can read or write the table while the index of the constraint is built.
-- Way out: Run it in a maintenance window: PostgreSQL has no way to build it concurrently.
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_lower_excl" EXCLUDE USING btree ((lower(guest)) COLLATE "C" text_ops WITH =);
