-- Takes away table nothing with every row in it.

-- Drop table nothing
DROP TABLE "nothing";
