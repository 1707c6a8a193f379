-- Takes away column orders.note with every value in it.

-- Drop column orders.note
ALTER TABLE "orders" DROP COLUMN "note";
