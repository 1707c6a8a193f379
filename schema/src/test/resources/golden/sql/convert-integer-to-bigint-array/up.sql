-- Change column t.c: type integer to bigint[]
ALTER TABLE "t" ALTER COLUMN "c" TYPE bigint[] USING CASE WHEN "c" IS NOT NULL THEN ARRAY["c"]::bigint[] END;
ANALYZE "t" ("c");
