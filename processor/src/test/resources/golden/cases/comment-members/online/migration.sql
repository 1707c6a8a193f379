-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "note" text NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

COMMENT ON TABLE "orders" IS 'What was ordered.';
COMMENT ON COLUMN "orders"."note" IS 'As the customer wrote it; it''s never changed.';
