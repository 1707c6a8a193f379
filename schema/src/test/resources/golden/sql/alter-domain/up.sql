-- Change domain email: default, check email_has_at, check email_length, no check email_check
ALTER DOMAIN "email" SET DEFAULT 'nobody@example.org';
ALTER DOMAIN "email" RENAME CONSTRAINT "email_check" TO "email_has_at";
ALTER DOMAIN "email" ADD CONSTRAINT "email_length" CHECK (length(VALUE) < 255);
COMMENT ON DOMAIN "email" IS 'Where mail goes';
