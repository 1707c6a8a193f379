-- Change column t.c: type text to text[]
ALTER TABLE "t" ALTER COLUMN "c" TYPE text[] USING CASE WHEN "c" IS NOT NULL THEN ARRAY["c"] END;
ANALYZE "t" ("c");
