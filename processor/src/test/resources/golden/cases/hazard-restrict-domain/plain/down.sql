-- Change domain email: no check email_check
ALTER DOMAIN "email" DROP CONSTRAINT "email_check";
