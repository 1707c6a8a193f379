-- Change column t.c: type text to jsonb
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE jsonb USING "c"::jsonb,
    ALTER COLUMN "c" SET DEFAULT '{}';

ANALYZE "t" ("c");
