-- Rename table orders to purchases
-- Hazard rename-table: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or expand it: old and new stand side by side until it is contracted.
ALTER TABLE "orders" RENAME TO "purchases";

-- Rename constraint orders_pkey of purchases to purchases_pkey
ALTER TABLE "purchases" RENAME CONSTRAINT "orders_pkey" TO "purchases_pkey";

-- Rename index orders_number_idx of purchases to purchases_number_idx
ALTER INDEX "orders_number_idx" RENAME TO "purchases_number_idx";
