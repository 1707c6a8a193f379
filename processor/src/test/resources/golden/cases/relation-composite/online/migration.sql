-- Create table regions
CREATE TABLE "regions" (
    "id" bigint NOT NULL,
    "country" text NOT NULL,
    "code" text NOT NULL,
    CONSTRAINT "regions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "regions_key" UNIQUE ("country", "code") INCLUDE ("id")
);

-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "country" text,
    "code" text,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_country_code_fkey" FOREIGN KEY ("country", "code") REFERENCES "regions" ("country", "code") MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE INDEX "orders_country_code_idx" ON "orders" ("country", "code");
