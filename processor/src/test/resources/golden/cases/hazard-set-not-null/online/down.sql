-- dunlin:no-transaction

-- Change column orders.note: nullable
ALTER TABLE "orders" ALTER COLUMN "note" DROP NOT NULL;
