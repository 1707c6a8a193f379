-- Change column cuts.id: type integer to bigint
ALTER TABLE "cuts" ALTER COLUMN "id" TYPE bigint;
ANALYZE "cuts" ("id");
