-- Change column t.c: type text to inet
ALTER TABLE "t" ALTER COLUMN "c" TYPE inet USING "c"::inet;
ANALYZE "t" ("c");
