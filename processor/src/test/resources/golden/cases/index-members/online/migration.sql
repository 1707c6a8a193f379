-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "number" text NOT NULL,
    "email" text,
    "state" text NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "by_number" ON "orders" ("number", "state") INCLUDE ("email") WHERE email IS NOT NULL;
CREATE INDEX "orders_lower_idx" ON "orders" ((lower(number))) WITH (fillfactor = 70);
CREATE INDEX "orders_state_idx" ON "orders" USING hash ("state");
