-- Rename column orders.remark to note
ALTER TABLE "orders" RENAME COLUMN "remark" TO "note";
