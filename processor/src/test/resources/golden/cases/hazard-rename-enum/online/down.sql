-- Rename enum type order_status to status
ALTER TYPE "order_status" RENAME TO "status";
