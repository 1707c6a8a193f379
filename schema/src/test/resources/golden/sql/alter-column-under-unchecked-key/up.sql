-- Change column shifts.cut_id: type integer to bigint
ALTER TABLE "shifts" ALTER COLUMN "cut_id" TYPE bigint;
ANALYZE "shifts" ("cut_id");
