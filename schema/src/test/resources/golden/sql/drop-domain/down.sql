-- Create domain email
CREATE DOMAIN "email" AS text CONSTRAINT "email_check" CHECK (VALUE LIKE '%@%');
