-- Create table customers
CREATE TABLE "customers" (
    "id" bigint NOT NULL,
    "name" text NOT NULL,
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "customer_id" bigint NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "orders" ADD CONSTRAINT "of_customer" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
