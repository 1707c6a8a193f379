-- Change column amounts.amount: type integer to amount
ALTER TABLE "amounts" ALTER COLUMN "amount" TYPE "amount";
ANALYZE "amounts" ("amount");
