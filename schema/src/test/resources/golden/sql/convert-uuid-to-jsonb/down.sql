-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type jsonb to uuid
ALTER TABLE "t" ALTER COLUMN "c" TYPE uuid USING ("c" #>> '{}')::uuid;
ANALYZE "t" ("c");
