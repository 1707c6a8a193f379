-- dunlin:no-transaction

-- Change domain email: check email_check
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER DOMAIN "email" DROP CONSTRAINT "email_check";

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER DOMAIN "email" ADD CONSTRAINT "email_check" CHECK (VALUE LIKE '%@%') NOT VALID;
