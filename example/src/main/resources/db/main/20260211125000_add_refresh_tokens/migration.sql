-- Create table refresh_tokens
CREATE TABLE "public"."refresh_tokens" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "user_id" uuid NOT NULL,
    "token_hash" varchar(64) NOT NULL,
    "issued_at" timestamptz NOT NULL DEFAULT now(),
    "expires_at" timestamptz NOT NULL,
    "revoked_at" timestamptz,
    "replaced_by_id" uuid,
    "user_agent" text,
    "ip_address" inet,
    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "refresh_tokens_token_hash_key" UNIQUE ("token_hash"),
    CONSTRAINT "refresh_tokens_period_check" CHECK (expires_at > issued_at),
    CONSTRAINT "refresh_tokens_token_hash_check" CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "refresh_tokens_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."refresh_tokens" ("id") ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT "refresh_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX "refresh_tokens_expires_at_idx" ON "public"."refresh_tokens" ("expires_at") WHERE revoked_at IS NULL;
CREATE INDEX "refresh_tokens_replaced_by_id_idx" ON "public"."refresh_tokens" ("replaced_by_id");
CREATE INDEX "refresh_tokens_user_id_idx" ON "public"."refresh_tokens" ("user_id");
COMMENT ON TABLE "public"."refresh_tokens" IS 'A signed-in device''s right to a new access token. Each use replaces it by a new one.';
COMMENT ON COLUMN "public"."refresh_tokens"."token_hash" IS 'SHA-256 of the token, in hex; the token itself is not stored';
COMMENT ON COLUMN "public"."refresh_tokens"."replaced_by_id" IS 'the token that took this one''s place; used again, this one ends the whole chain';
