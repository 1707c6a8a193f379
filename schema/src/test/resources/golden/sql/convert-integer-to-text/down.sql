-- Change column t.c: type text to integer
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE integer USING "c"::integer,
    ALTER COLUMN "c" SET DEFAULT 1;

ANALYZE "t" ("c");
