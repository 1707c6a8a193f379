-- Takes away table refresh_tokens with every row in it.

-- Drop table refresh_tokens
DROP TABLE "public"."refresh_tokens";
