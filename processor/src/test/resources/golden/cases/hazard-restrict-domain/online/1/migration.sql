-- Change domain email: check email_check
ALTER DOMAIN "email" ADD CONSTRAINT "email_check" CHECK (VALUE LIKE '%@%') NOT VALID;
