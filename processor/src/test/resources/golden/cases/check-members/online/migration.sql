-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "quantity" integer NOT NULL,
    "paid" date,
    "sent" date,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "positive" CHECK (quantity > 0)
);

ALTER TABLE "orders" ADD CONSTRAINT "paid_before_sent" CHECK (sent IS NULL OR paid IS NOT NULL) NOT VALID;
