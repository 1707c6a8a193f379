-- Create domain shop.price
CREATE SCHEMA IF NOT EXISTS "shop";

CREATE DOMAIN "shop"."price" AS numeric(10, 2)
    DEFAULT 0
    NOT NULL
    CONSTRAINT "price_check" CHECK (VALUE >= 0)
    CONSTRAINT "price_limit" CHECK (VALUE < 1000000);

COMMENT ON DOMAIN "shop"."price" IS 'What something costs';
