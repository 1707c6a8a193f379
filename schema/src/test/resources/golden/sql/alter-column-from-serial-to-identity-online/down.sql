-- dunlin:no-transaction

-- Change column shifts.number: default
ALTER TABLE "shifts" ALTER COLUMN "number" DROP IDENTITY;
CREATE SEQUENCE "shifts_number_seq" AS integer;
ALTER TABLE "shifts" ALTER COLUMN "number" SET DEFAULT nextval('"shifts_number_seq"');
ALTER SEQUENCE "shifts_number_seq" OWNED BY "shifts"."number";

-- The sequence goes on after the values that are there.
SELECT setval('"shifts_number_seq"', (SELECT greatest(max("number"), 0) + 1 FROM "shifts"), false);
