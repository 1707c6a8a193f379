-- Change domain email: check email_length
ALTER DOMAIN "email" DROP CONSTRAINT "email_length";
ALTER DOMAIN "email" ADD CONSTRAINT "email_length" CHECK (length(VALUE) < 255) NOT VALID;

-- Change domain email: no check email_length
ALTER DOMAIN "email" DROP CONSTRAINT "email_length";
