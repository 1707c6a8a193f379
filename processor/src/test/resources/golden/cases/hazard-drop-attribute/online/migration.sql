-- Change composite type contact: without fax
-- Hazard drop-attribute: All values of the attribute are lost, and a deployed version that still uses it fails.
-- Way out: Drop it in a release after the last one that uses it, with a backup at hand.
ALTER TYPE "contact" DROP ATTRIBUTE "fax";
