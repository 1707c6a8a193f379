-- Create enum type status
CREATE TYPE "status" AS ENUM ('OPEN', 'PAID', 'SENT');

-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "state" text NOT NULL DEFAULT 'it''s new',
    "placed" timestamptz NOT NULL DEFAULT now(),
    "items" integer NOT NULL DEFAULT 0,
    "status" "status" NOT NULL DEFAULT 'OPEN',
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
