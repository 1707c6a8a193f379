-- Change column cuts.id: default
ALTER TABLE "cuts" ALTER COLUMN "id" DROP IDENTITY;
ALTER TABLE "cuts" ALTER COLUMN "id" SET DEFAULT floor(random() * 1000);
