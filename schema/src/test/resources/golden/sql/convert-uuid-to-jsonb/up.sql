-- Change column t.c: type uuid to jsonb
ALTER TABLE "t" ALTER COLUMN "c" TYPE jsonb USING to_jsonb("c");
ANALYZE "t" ("c");
