-- Create table sales.orders
CREATE SCHEMA IF NOT EXISTS "sales";

CREATE UNLOGGED TABLE "sales"."orders" (
    "id" bigint NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 80);
