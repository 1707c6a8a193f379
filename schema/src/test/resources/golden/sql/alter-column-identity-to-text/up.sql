-- Change column cuts.id: type integer to text, no default
ALTER TABLE "cuts" ALTER COLUMN "id" DROP IDENTITY;
ALTER TABLE "cuts" ALTER COLUMN "id" TYPE text;
ANALYZE "cuts" ("id");
