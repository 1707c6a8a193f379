-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type boolean to integer
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer USING "c"::integer;
ANALYZE "t" ("c");
