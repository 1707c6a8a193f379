-- Rename table areas to cuts
ALTER TABLE "areas" RENAME TO "cuts";
