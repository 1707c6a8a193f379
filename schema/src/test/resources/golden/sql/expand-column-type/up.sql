-- Expand column orders.amount: amount_new of type bigint stands beside it
ALTER TABLE "orders" ADD COLUMN "amount_new" bigint;

-- Keeps amount and amount_new in step: what is written to amount_new counts, otherwise amount. A value that cannot be converted is refused.
CREATE FUNCTION "zz_dunlin_orders_amount_new_sync"() RETURNS trigger LANGUAGE plpgsql AS $dunlin$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW."amount_new" IS NULL THEN
            NEW."amount_new" := NEW."amount";
        ELSE
            NEW."amount" := NEW."amount_new";
        END IF;
    ELSIF ROW(NEW."amount_new")::record *<> ROW(OLD."amount_new")::record THEN
        IF ROW(NEW."amount_new")::record *<> ROW(CAST(NEW."amount" AS bigint))::record THEN
            NEW."amount" := NEW."amount_new";
        END IF;
    ELSIF NEW."amount_new" IS NULL OR ROW(NEW."amount")::record *<> ROW(OLD."amount")::record THEN
        NEW."amount_new" := NEW."amount";
    END IF;
    RETURN NEW;
END
$dunlin$;

CREATE TRIGGER "zz_dunlin_orders_amount_new_sync" BEFORE INSERT OR UPDATE ON "orders"
    FOR EACH ROW EXECUTE FUNCTION "zz_dunlin_orders_amount_new_sync"();

-- Fill the new column of orders.amount and build what stands on it
-- Fill column orders.amount_new where it is null
UPDATE "orders" SET "amount_new" = "amount" WHERE "amount_new" IS NULL AND "amount" IS NOT NULL;

-- Add check orders_amount_check_new to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_amount_check_new" CHECK ("amount_new" > 0) NOT VALID;

-- Validate constraint orders_amount_check_new of orders
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_amount_check_new";

-- Add index orders_state_amount_key_new to orders
CREATE UNIQUE INDEX "orders_state_amount_key_new" ON "orders" ("state", "amount_new");

-- Make index orders_state_amount_key_new of orders its unique constraint
ALTER TABLE "orders" ADD CONSTRAINT "orders_state_amount_key_new" UNIQUE USING INDEX "orders_state_amount_key_new";

-- Contract orders.amount: what was there before goes
DROP TRIGGER "zz_dunlin_orders_amount_new_sync" ON "orders";
DROP FUNCTION "zz_dunlin_orders_amount_new_sync"();

-- Drop check orders_amount_check of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_amount_check";

-- Drop unique constraint orders_state_amount_key of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_amount_key";

-- Drop column orders.amount
ALTER TABLE "orders" DROP COLUMN "amount";

-- Rename column orders.amount_new to amount
ALTER TABLE "orders" RENAME COLUMN "amount_new" TO "amount";

-- Rename constraint orders_amount_check_new of orders to orders_amount_check
ALTER TABLE "orders" RENAME CONSTRAINT "orders_amount_check_new" TO "orders_amount_check";

-- Rename constraint orders_state_amount_key_new of orders to orders_state_amount_key
ALTER TABLE "orders" RENAME CONSTRAINT "orders_state_amount_key_new" TO "orders_state_amount_key";
