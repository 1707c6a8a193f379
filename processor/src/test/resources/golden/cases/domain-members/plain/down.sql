-- Change domain money.amount: nullable, no default, check price_check, no check amount_check
ALTER DOMAIN "money"."amount" DROP DEFAULT;
ALTER DOMAIN "money"."amount" DROP NOT NULL;
ALTER DOMAIN "money"."amount" RENAME CONSTRAINT "amount_check" TO "price_check";

-- Rename domain money.amount to money.price
ALTER DOMAIN "money"."amount" RENAME TO "price";
