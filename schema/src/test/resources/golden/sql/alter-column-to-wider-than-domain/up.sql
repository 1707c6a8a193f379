-- Change column amounts.amount: type count to bigint
ALTER TABLE "amounts" ALTER COLUMN "amount" TYPE bigint;
ANALYZE "amounts" ("amount");
