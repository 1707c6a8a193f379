-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "name" text NOT NULL,
    "slug" text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
