-- dunlin:no-transaction

-- Fill the new column of items.amount and build what stands on it
-- Fill column items.amount_new where it is null
-- dunlin:repeatable
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DO $dunlin$
DECLARE
    dunlin_block bigint := 0;
BEGIN
    WHILE dunlin_block * current_setting('block_size')::bigint < pg_relation_size('"items"') LOOP
        UPDATE "items" SET "amount_new" = "amount"
        WHERE ctid >= format('(%s,0)', dunlin_block)::tid
            AND ctid < format('(%s,0)', dunlin_block + 500)::tid
            AND "amount_new" IS NULL AND "amount" IS NOT NULL;
        COMMIT;
        dunlin_block := dunlin_block + 500;
    END LOOP;
    UPDATE "items" SET "amount_new" = "amount" WHERE "amount_new" IS NULL AND "amount" IS NOT NULL;
END
$dunlin$;

-- Add check dunlin_required_amount_new to items
ALTER TABLE "items" ADD CONSTRAINT "dunlin_required_amount_new" CHECK ("amount_new" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_amount_new of items
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "items" VALIDATE CONSTRAINT "dunlin_required_amount_new";

-- Change column items.amount_new: required
ALTER TABLE "items" ALTER COLUMN "amount_new" SET NOT NULL;

-- Drop check dunlin_required_amount_new of items
ALTER TABLE "items" DROP CONSTRAINT "dunlin_required_amount_new";

-- Add index items_amount_idx_new to items
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "items_amount_idx_new" ON "items" ("amount_new" DESC);

-- Add check items_amount_check_new to items
ALTER TABLE "items" ADD CONSTRAINT "items_amount_check_new" CHECK ("amount_new" >= 0) NOT VALID;

-- Validate constraint items_amount_check_new of items
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "items" VALIDATE CONSTRAINT "items_amount_check_new";
