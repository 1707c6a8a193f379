-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "code" text,
    "number" text,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_number_key" UNIQUE NULLS NOT DISTINCT ("number")
);

CREATE UNIQUE INDEX "orders_code_idx" ON "orders" ("code") NULLS NOT DISTINCT;
