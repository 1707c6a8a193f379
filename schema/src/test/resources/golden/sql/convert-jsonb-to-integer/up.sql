-- Change column t.c: type jsonb to integer
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer USING "c"::integer;
ANALYZE "t" ("c");
