-- Rename index locations_address_idx of locations to by_address
ALTER INDEX "locations_address_idx" RENAME TO "by_address";
