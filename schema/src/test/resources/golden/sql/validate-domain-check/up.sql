-- Change domain email: check email_length
ALTER DOMAIN "email" ADD CONSTRAINT "email_length" CHECK (length(VALUE) < 255) NOT VALID;

-- Change domain email: validate check email_length
ALTER DOMAIN "email" VALIDATE CONSTRAINT "email_length";
