-- Cannot bring back what the conversion changed in the values of column amounts.amount.

-- Change column amounts.amount: type integer to amount
ALTER TABLE "amounts" ALTER COLUMN "amount" TYPE "amount";
ANALYZE "amounts" ("amount");
