-- Add column shifts.number
ALTER TABLE "shifts" ADD COLUMN "number" integer;
CREATE SEQUENCE "shifts_number_seq" AS integer;
ALTER TABLE "shifts" ALTER COLUMN "number" SET DEFAULT nextval('"shifts_number_seq"');
ALTER SEQUENCE "shifts_number_seq" OWNED BY "shifts"."number";
