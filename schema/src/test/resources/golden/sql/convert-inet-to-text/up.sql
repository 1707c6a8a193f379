-- Change column t.c: type inet to text
ALTER TABLE "t" ALTER COLUMN "c" TYPE text;
ANALYZE "t" ("c");
