-- Cannot bring back what the conversion changed in the values of column amounts.amount.

-- Change column amounts.amount: type bigint to count
ALTER TABLE "amounts" ALTER COLUMN "amount" TYPE "count";
ANALYZE "amounts" ("amount");
