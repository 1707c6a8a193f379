-- Takes away table compilations with every row in it.

-- Drop table compilations
DROP TABLE "media"."compilations";
