-- Drop exclusion constraint bookings_during_excl of bookings
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_during_excl";
