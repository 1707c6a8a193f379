-- Add index locations_province_idx to locations
CREATE UNIQUE INDEX "locations_province_idx" ON "locations" ("province") NULLS NOT DISTINCT;
