-- Drop exclusion constraint bookings_lower_excl of bookings
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_lower_excl";

-- Drop exclusion constraint bookings_during_excl of bookings
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_during_excl";

-- Drop exclusion constraint bookings_apart of bookings
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_apart";

-- Add exclusion constraint bookings_apart to bookings
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_apart" EXCLUDE USING gist ("room" WITH =, "during" WITH &&);
