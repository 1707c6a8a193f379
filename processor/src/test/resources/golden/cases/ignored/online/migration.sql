-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "note" text NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
