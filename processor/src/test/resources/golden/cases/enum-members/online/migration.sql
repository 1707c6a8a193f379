-- Create enum type sales.order_status
CREATE SCHEMA IF NOT EXISTS "sales";
CREATE TYPE "sales"."order_status" AS ENUM ('open', 'it''s paid');

-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "status" "sales"."order_status" NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
