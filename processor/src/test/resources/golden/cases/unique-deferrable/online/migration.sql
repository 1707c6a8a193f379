-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_position_key" UNIQUE ("position") DEFERRABLE INITIALLY DEFERRED
);
