-- dunlin:no-transaction

-- Take back: Fill the new column of items.amount and build what stands on it
-- Drop check items_amount_check_new of items
ALTER TABLE "items" DROP CONSTRAINT "items_amount_check_new";

-- Drop index items_amount_idx_new of items
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "items_amount_idx_new";

-- Change column items.amount_new: nullable
ALTER TABLE "items" ALTER COLUMN "amount_new" DROP NOT NULL;
