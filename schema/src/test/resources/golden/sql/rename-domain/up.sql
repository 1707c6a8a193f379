-- Rename domain email to mail_address
ALTER DOMAIN "email" RENAME TO "mail_address";
