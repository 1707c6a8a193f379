-- Create table orders
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "code" varchar(40) NOT NULL,
    "price" numeric(10, 2) NOT NULL,
    "words" tsvector NOT NULL,
    "note" text,
    "tags_of_it" text[] NOT NULL,
    "extra" jsonb NOT NULL,
    "sorted" text COLLATE "C" NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
