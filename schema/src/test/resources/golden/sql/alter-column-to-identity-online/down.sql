-- dunlin:no-transaction

-- Change column shifts.id: no default
ALTER TABLE "shifts" ALTER COLUMN "id" DROP IDENTITY;
