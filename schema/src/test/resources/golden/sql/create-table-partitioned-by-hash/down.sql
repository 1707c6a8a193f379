-- Takes away table shards with every row in it.

-- Drop table shards
DROP TABLE "shards";
