-- Rename table cuts to areas
ALTER TABLE "cuts" RENAME TO "areas";
