-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "customer_id" bigint NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON UPDATE CASCADE ON DELETE RESTRICT
);

CREATE INDEX "orders_customer_id_idx" ON "orders" ("customer_id");
