-- Cannot bring back the rows of table orders.

-- Take back: Contract orders: what was there before goes
CREATE TABLE "orders" (
    "id" integer NOT NULL,
    "state" text NOT NULL DEFAULT 'open',
    "amount" integer,
    CONSTRAINT "orders_state_amount_key" UNIQUE ("state", "amount"),
    CONSTRAINT "orders_amount_check" CHECK (amount > 0)
);

CREATE INDEX "orders_state_idx" ON "orders" ("state");
