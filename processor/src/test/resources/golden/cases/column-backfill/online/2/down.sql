-- dunlin:no-transaction

-- Cannot tell which values of column orders.slug were null before.

-- Change column orders.slug: nullable
ALTER TABLE "orders" ALTER COLUMN "slug" DROP NOT NULL;
