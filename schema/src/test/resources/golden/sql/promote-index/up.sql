-- Make index cuts_name_key of cuts its unique constraint
ALTER TABLE "cuts" ADD CONSTRAINT "cuts_name_key" UNIQUE USING INDEX "cuts_name_key";
