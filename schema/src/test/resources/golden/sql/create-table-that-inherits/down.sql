-- Takes away table flats with every row in it.

-- Drop table flats
DROP TABLE "flats";
