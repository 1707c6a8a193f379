-- Change column cuts.id: type bigint to integer
ALTER TABLE "cuts" ALTER COLUMN "id" TYPE integer;
ANALYZE "cuts" ("id");
