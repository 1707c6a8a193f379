-- Take back: Contract orders.amount: what was there before goes
-- Rename constraint orders_amount_check of orders to orders_amount_check_new
ALTER TABLE "orders" RENAME CONSTRAINT "orders_amount_check" TO "orders_amount_check_new";

-- Rename constraint orders_state_amount_key of orders to orders_state_amount_key_new
ALTER TABLE "orders" RENAME CONSTRAINT "orders_state_amount_key" TO "orders_state_amount_key_new";

-- Rename column orders.amount to amount_new
ALTER TABLE "orders" RENAME COLUMN "amount" TO "amount_new";

-- Add column orders.amount
ALTER TABLE "orders" ADD COLUMN "amount" integer;

UPDATE "orders" SET "amount" = ("amount_new") WHERE "amount" IS NULL;

-- Add check orders_amount_check to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_amount_check" CHECK (amount > 0);

-- Add unique constraint orders_state_amount_key to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_state_amount_key" UNIQUE ("state", "amount");

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

-- Take back: Fill the new column of orders.amount and build what stands on it
-- Drop check orders_amount_check_new of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_amount_check_new";

-- Drop unique constraint orders_state_amount_key_new of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_amount_key_new";

-- Take back: Expand column orders.amount: amount_new of type bigint stands beside it
DROP TRIGGER "zz_dunlin_orders_amount_new_sync" ON "orders";
DROP FUNCTION "zz_dunlin_orders_amount_new_sync"();
ALTER TABLE "orders" DROP COLUMN "amount_new";
