-- Create table bicycles
CREATE TABLE "bicycles" (
    "frame" text NOT NULL,
    CONSTRAINT "bicycles_pkey" PRIMARY KEY ("id")
) INHERITS ("vehicles");

-- Add check vehicles_no_bicycle to vehicles
-- Hazard add-check: The migration fails if a row does not meet the condition.
-- Way out: Look first for such rows, or write @Check(valid = false) to hold new rows to it only.
-- Hazard scan-table: All rows of vehicles are read while others wait for the table.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it.
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_no_bicycle" CHECK (wheels <> 2) NO INHERIT;
COMMENT ON CONSTRAINT "vehicles_no_bicycle" ON "vehicles" IS 'Bicycles have a table';

-- Add check vehicles_wheels_check to vehicles
-- Hazard add-check: The migration fails if a row does not meet the condition.
-- Way out: Look first for such rows, or write @Check(valid = false) to hold new rows to it only.
-- Hazard scan-table: All rows of vehicles are read while others wait for the table.
-- Way out: Let the table be online (@Table(online = true)), so that rows are checked without blocking it.
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_wheels_check" CHECK (wheels > 0);
