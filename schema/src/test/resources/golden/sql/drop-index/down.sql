-- Add index locations_address_idx to locations
CREATE INDEX "locations_address_idx" ON "locations" ("address");
