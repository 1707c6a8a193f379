-- Change domain email: no default, check email_check, no check email_has_at, no check email_length
ALTER DOMAIN "email" DROP CONSTRAINT "email_length";
ALTER DOMAIN "email" DROP DEFAULT;
ALTER DOMAIN "email" RENAME CONSTRAINT "email_has_at" TO "email_check";
COMMENT ON DOMAIN "email" IS NULL;
