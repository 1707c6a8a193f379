-- Change options of index locations_address_idx of locations
ALTER INDEX "locations_address_idx" RESET (fillfactor);
COMMENT ON INDEX "locations_address_idx" IS NULL;
