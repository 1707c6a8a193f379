-- Create table orders
CREATE TABLE "orders" (
    "line" integer NOT NULL,
    "number" bigint NOT NULL,
    "text" text NOT NULL,
    CONSTRAINT "orders_key" PRIMARY KEY ("number", "line")
);
