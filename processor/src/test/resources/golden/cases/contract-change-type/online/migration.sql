-- Contract items.amount: what was there before goes
DROP TRIGGER "zz_dunlin_items_amount_new_sync" ON "items";
DROP FUNCTION "zz_dunlin_items_amount_new_sync"();

-- Drop check items_amount_check of items
ALTER TABLE "items" DROP CONSTRAINT "items_amount_check";

-- Drop index items_amount_idx of items
DROP INDEX "items_amount_idx";

-- Drop column items.amount
ALTER TABLE "items" DROP COLUMN "amount";

-- Rename column items.amount_new to amount
ALTER TABLE "items" RENAME COLUMN "amount_new" TO "amount";

-- Rename constraint items_amount_check_new of items to items_amount_check
ALTER TABLE "items" RENAME CONSTRAINT "items_amount_check_new" TO "items_amount_check";

-- Rename index items_amount_idx_new of items to items_amount_idx
ALTER INDEX "items_amount_idx_new" RENAME TO "items_amount_idx";

-- Change column items.amount: default
ALTER TABLE "items" ALTER COLUMN "amount" SET DEFAULT 0;
