-- Drop column representatives.fax
-- Hazard drop-column: All values of the column are lost, and a deployed version that still uses it fails.
-- Way out: Drop it in a release after the last one that uses it; if it was renamed, write @Column(was = "fax").
ALTER TABLE "public"."representatives" DROP COLUMN "fax";
