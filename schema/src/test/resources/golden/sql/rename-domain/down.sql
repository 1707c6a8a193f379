-- Rename domain mail_address to email
ALTER DOMAIN "mail_address" RENAME TO "email";
