-- Takes away table visits with every row in it.

-- Drop table visits
DROP TABLE "visits";
