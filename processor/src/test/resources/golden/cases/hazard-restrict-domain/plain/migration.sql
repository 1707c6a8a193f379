-- Change domain email: check email_check
-- Hazard restrict-domain: The migration fails if a column of the domain has a value that it refuses from now on.
-- Way out: Look first for such values, and change them.
-- Hazard scan-table: All rows of customers are read while nobody can write to it.
-- Way out: Run it in a maintenance window, or put a check on the column instead of the domain.
ALTER DOMAIN "email" ADD CONSTRAINT "email_check" CHECK (VALUE LIKE '%@%');
