-- Change column amounts.amount: type amount to integer
ALTER TABLE "amounts" ALTER COLUMN "amount" TYPE integer;
