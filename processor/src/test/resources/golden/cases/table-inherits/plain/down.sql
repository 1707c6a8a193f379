-- Takes away table bicycles with every row in it.

-- Drop check vehicles_wheels_check of vehicles
ALTER TABLE "vehicles" DROP CONSTRAINT "vehicles_wheels_check";
ALTER TABLE "bicycles" DROP CONSTRAINT IF EXISTS "vehicles_wheels_check";

-- Drop check vehicles_no_bicycle of vehicles
ALTER TABLE "vehicles" DROP CONSTRAINT "vehicles_no_bicycle";

-- Drop table bicycles
DROP TABLE "bicycles";
