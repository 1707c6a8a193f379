-- Cannot tell which values of column shifts.cut_id were null before.

-- Change column shifts.cut_id: nullable
ALTER TABLE "shifts" ALTER COLUMN "cut_id" DROP NOT NULL;
