-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type integer to jsonb
ALTER TABLE "t" ALTER COLUMN "c" TYPE jsonb USING to_jsonb("c");
ANALYZE "t" ("c");
