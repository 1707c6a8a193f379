-- dunlin:no-transaction

-- Drop check vehicles_wheels_check of vehicles
ALTER TABLE "vehicles" DROP CONSTRAINT "vehicles_wheels_check";
ALTER TABLE "bicycles" DROP CONSTRAINT IF EXISTS "vehicles_wheels_check";

-- Add check vehicles_wheels_check to vehicles
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_wheels_check" CHECK (wheels > 0) NOT VALID;

-- Drop check vehicles_no_bicycle of vehicles
ALTER TABLE "vehicles" DROP CONSTRAINT "vehicles_no_bicycle";

-- Add check vehicles_no_bicycle to vehicles
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_no_bicycle" CHECK (wheels <> 2) NO INHERIT NOT VALID;
COMMENT ON CONSTRAINT "vehicles_no_bicycle" ON "vehicles" IS 'Bicycles have a table';
