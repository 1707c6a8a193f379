-- Add check locations_own_check to locations
ALTER TABLE "locations" ADD CONSTRAINT "locations_own_check" CHECK (units < 9) NO INHERIT;
COMMENT ON CONSTRAINT "locations_own_check" ON "locations" IS 'Ours alone';
