-- Change options of index locations_address_idx of locations
ALTER INDEX "locations_address_idx" SET (fillfactor = 60);
COMMENT ON INDEX "locations_address_idx" IS 'By street';
