-- Rename attribute contact.phone to telephone
-- Hazard rename-attribute: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window, or add the new one beside the old and drop the old one later.
ALTER TYPE "contact" RENAME ATTRIBUTE "phone" TO "telephone";
