-- Rename column orders.note to remark
-- Hazard rename-column: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or expand it: old and new stand side by side until it is contracted.
ALTER TABLE "orders" RENAME COLUMN "note" TO "remark";
