-- Drop table draft
-- Hazard drop-table: All rows of the table are lost, and a deployed version that still uses it fails.
-- Way out: Drop it in a release after the last one that uses it, with a backup at hand.
DROP TABLE "draft";
