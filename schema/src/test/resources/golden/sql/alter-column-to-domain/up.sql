-- Change column amounts.amount: type integer to count
ALTER TABLE "amounts" ALTER COLUMN "amount" TYPE "count";
