-- Rename column orders.note to remark
-- Hazard rename-column: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or add the new one beside the old and drop the old one later.
ALTER TABLE "orders" RENAME COLUMN "note" TO "remark";
