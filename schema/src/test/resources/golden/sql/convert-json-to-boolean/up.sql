-- Change column t.c: type json to boolean
ALTER TABLE "t" ALTER COLUMN "c" TYPE boolean USING ("c" #>> '{}')::boolean;
ANALYZE "t" ("c");
