-- Cannot bring back the values of column representatives.fax.

-- Add column representatives.fax
ALTER TABLE "public"."representatives" ADD COLUMN "fax" varchar(32);
