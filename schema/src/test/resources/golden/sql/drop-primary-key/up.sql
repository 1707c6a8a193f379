-- Drop primary key locations_pkey of locations
ALTER TABLE "locations" DROP CONSTRAINT "locations_pkey";
