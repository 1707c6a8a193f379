-- Cannot bring back what the conversion changed in the values of column amounts.amount.

-- Change column amounts.amount: type count to integer
ALTER TABLE "amounts" ALTER COLUMN "amount" TYPE integer;
