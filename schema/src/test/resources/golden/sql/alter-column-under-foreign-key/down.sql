-- Change column shifts.cut_id: type bigint to integer
ALTER TABLE "shifts" ALTER COLUMN "cut_id" TYPE integer;
ANALYZE "shifts" ("cut_id");
