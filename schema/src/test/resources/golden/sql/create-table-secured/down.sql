-- Takes away table drafts with every row in it.

-- Drop table drafts
DROP TABLE "drafts";
