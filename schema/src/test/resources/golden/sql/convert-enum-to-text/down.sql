-- Change column t.c: type text to building_type
ALTER TABLE "t"
    ALTER COLUMN "c" DROP DEFAULT,
    ALTER COLUMN "c" TYPE "building_type" USING "c"::"building_type",
    ALTER COLUMN "c" SET DEFAULT 'MULTI_UNIT';

ANALYZE "t" ("c");
