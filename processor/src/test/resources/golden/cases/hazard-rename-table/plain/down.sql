-- Rename index purchases_number_idx of purchases to orders_number_idx
ALTER INDEX "purchases_number_idx" RENAME TO "orders_number_idx";

-- Rename constraint purchases_pkey of purchases to orders_pkey
ALTER TABLE "purchases" RENAME CONSTRAINT "purchases_pkey" TO "orders_pkey";

-- Rename table purchases to orders
ALTER TABLE "purchases" RENAME TO "orders";
