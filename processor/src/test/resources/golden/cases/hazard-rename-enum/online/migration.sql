-- Rename enum type status to order_status
-- Hazard rename-enum: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or add the new one beside the old and drop the old one later.
ALTER TYPE "status" RENAME TO "order_status";
