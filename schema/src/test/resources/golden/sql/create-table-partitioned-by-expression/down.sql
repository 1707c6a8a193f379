-- Takes away table files with every row in it.

-- Drop table files
DROP TABLE "files";
