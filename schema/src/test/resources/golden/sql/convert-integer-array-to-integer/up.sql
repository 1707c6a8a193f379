-- Change column t.c: type integer[] to integer
-- Fails where an array has more than one element.
ALTER TABLE "t" ALTER COLUMN "c" TYPE integer USING CASE WHEN cardinality("c") <= 1 THEN "c"[1]::integer ELSE "c"::text::integer END;

ANALYZE "t" ("c");
