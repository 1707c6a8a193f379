-- Rename composite type contact to reachable_at
-- Hazard rename-composite: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window.
ALTER TYPE "contact" RENAME TO "reachable_at";
