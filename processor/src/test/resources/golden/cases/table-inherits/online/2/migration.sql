-- dunlin:no-transaction

-- Validate constraint vehicles_no_bicycle of vehicles
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "vehicles" VALIDATE CONSTRAINT "vehicles_no_bicycle";

-- Validate constraint vehicles_wheels_check of vehicles
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "vehicles" VALIDATE CONSTRAINT "vehicles_wheels_check";
