-- Add unique constraint cuts_name_key to cuts
ALTER TABLE "cuts" ADD CONSTRAINT "cuts_name_key" UNIQUE NULLS NOT DISTINCT ("name") INCLUDE ("id") DEFERRABLE;
