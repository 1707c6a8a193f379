-- Rename index by_address of locations to locations_address_idx
ALTER INDEX "by_address" RENAME TO "locations_address_idx";
