-- Rename domain money.price to money.amount
-- Hazard rename-domain: A deployed version that still uses the old name fails from this moment on.
-- Way out: Deploy in a maintenance window.
ALTER DOMAIN "money"."price" RENAME TO "amount";

-- Change domain money.amount: required, default, check amount_check, no check price_check
-- Hazard restrict-domain: The migration fails if a column of the domain has a value that it refuses from now on.
-- Way out: Look first for such values, and change them.
-- Hazard scan-table: All rows of items are read while nobody can write to it.
-- Way out: Run it in a maintenance window, or put a check on the column instead of the domain.
ALTER DOMAIN "money"."amount" SET DEFAULT 0;
ALTER DOMAIN "money"."amount" SET NOT NULL;
ALTER DOMAIN "money"."amount" RENAME CONSTRAINT "price_check" TO "amount_check";
