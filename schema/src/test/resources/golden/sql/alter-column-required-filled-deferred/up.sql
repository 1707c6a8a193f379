-- Change column shifts.cut_id: required
UPDATE "shifts" SET "cut_id" = (SELECT min(id) FROM cuts) WHERE "cut_id" IS NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE "shifts" ALTER COLUMN "cut_id" SET NOT NULL;
