-- Add extension citext
CREATE EXTENSION IF NOT EXISTS "citext";

-- Create table Order
CREATE SCHEMA IF NOT EXISTS "sales";

CREATE TABLE "sales"."Order" (
    "id" bigint NOT NULL,
    "email" citext NOT NULL,
    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

COMMENT ON TABLE "sales"."Order" IS 'What was ordered.';
COMMENT ON COLUMN "sales"."Order"."email" IS 'where the receipt goes';
