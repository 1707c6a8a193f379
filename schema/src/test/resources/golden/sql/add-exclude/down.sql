-- Drop exclusion constraint shifts excl"; -- of shifts
ALTER TABLE "shifts" DROP CONSTRAINT "shifts excl""; --";
