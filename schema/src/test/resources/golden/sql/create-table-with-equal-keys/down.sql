-- Takes away table tags with every row in it.

-- Drop table tags
DROP TABLE "tags";
