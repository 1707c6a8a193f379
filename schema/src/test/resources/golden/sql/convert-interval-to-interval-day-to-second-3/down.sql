-- Cannot bring back what the conversion changed in the values of column t.c.

-- Change column t.c: type interval day to second(3) to interval
ALTER TABLE "t" ALTER COLUMN "c" TYPE interval;
