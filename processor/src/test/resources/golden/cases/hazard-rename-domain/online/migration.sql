-- Rename domain email to mail
-- Hazard rename-domain: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window.
ALTER DOMAIN "email" RENAME TO "mail";
