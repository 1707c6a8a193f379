-- Rename composite type reachable_at to contact
ALTER TYPE "reachable_at" RENAME TO "contact";
