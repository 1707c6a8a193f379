-- Change column t.c: type interval to interval day to second(3)
ALTER TABLE "t" ALTER COLUMN "c" TYPE interval day to second(3);
ANALYZE "t" ("c");
