-- Take back: Expand column items.amount: amount_new of type bigint stands beside it
DROP TRIGGER "zz_dunlin_items_amount_new_sync" ON "items";
DROP FUNCTION "zz_dunlin_items_amount_new_sync"();
ALTER TABLE "items" DROP COLUMN "amount_new";
