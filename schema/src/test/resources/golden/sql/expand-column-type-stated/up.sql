-- Expand column orders.state: state_new of type status stands beside it
ALTER TABLE "orders" ADD COLUMN "state_new" "status";

-- Keeps state and state_new in step: what is written to state_new counts, otherwise state. A value that cannot be converted is refused.
CREATE FUNCTION "zz_dunlin_orders_state_new_sync"() RETURNS trigger LANGUAGE plpgsql AS $dunlin$
#variable_conflict use_column
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW."state_new" IS NULL THEN
            NEW."state_new" := (SELECT state::status FROM (SELECT NEW.*) AS dunlin_row);
        ELSE
            NEW."state" := NEW."state_new";
        END IF;
    ELSIF ROW(NEW."state_new")::record *<> ROW(OLD."state_new")::record THEN
        IF ROW(NEW."state_new")::record *<> ROW(CAST((SELECT state::status FROM (SELECT NEW.*) AS dunlin_row) AS "status"))::record THEN
            NEW."state" := NEW."state_new";
        END IF;
    ELSIF NEW."state_new" IS NULL OR ROW(NEW."state")::record *<> ROW(OLD."state")::record THEN
        NEW."state_new" := (SELECT state::status FROM (SELECT NEW.*) AS dunlin_row);
    END IF;
    RETURN NEW;
END
$dunlin$;

CREATE TRIGGER "zz_dunlin_orders_state_new_sync" BEFORE INSERT OR UPDATE ON "orders"
    FOR EACH ROW EXECUTE FUNCTION "zz_dunlin_orders_state_new_sync"();

-- Fill the new column of orders.state and build what stands on it
-- Fill column orders.state_new where it is null
UPDATE "orders" SET "state_new" = state::status WHERE "state_new" IS NULL AND (state::status) IS NOT NULL;

-- Add check dunlin_required_state_new to orders
ALTER TABLE "orders" ADD CONSTRAINT "dunlin_required_state_new" CHECK ("state_new" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_state_new of orders
ALTER TABLE "orders" VALIDATE CONSTRAINT "dunlin_required_state_new";

-- Change column orders.state_new: required
ALTER TABLE "orders" ALTER COLUMN "state_new" SET NOT NULL;

-- Drop check dunlin_required_state_new of orders
ALTER TABLE "orders" DROP CONSTRAINT "dunlin_required_state_new";

-- Add index orders_state_idx_new to orders
CREATE INDEX "orders_state_idx_new" ON "orders" ("state_new");

-- Add index orders_state_amount_key_new to orders
CREATE UNIQUE INDEX "orders_state_amount_key_new" ON "orders" ("state_new", "amount");

-- Make index orders_state_amount_key_new of orders its unique constraint
ALTER TABLE "orders" ADD CONSTRAINT "orders_state_amount_key_new" UNIQUE USING INDEX "orders_state_amount_key_new";

-- Contract orders.state: what was there before goes
DROP TRIGGER "zz_dunlin_orders_state_new_sync" ON "orders";
DROP FUNCTION "zz_dunlin_orders_state_new_sync"();

-- Drop unique constraint orders_state_amount_key of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_amount_key";

-- Drop index orders_state_idx of orders
DROP INDEX "orders_state_idx";

-- Drop column orders.state
ALTER TABLE "orders" DROP COLUMN "state";

-- Rename column orders.state_new to state
ALTER TABLE "orders" RENAME COLUMN "state_new" TO "state";

-- Rename constraint orders_state_amount_key_new of orders to orders_state_amount_key
ALTER TABLE "orders" RENAME CONSTRAINT "orders_state_amount_key_new" TO "orders_state_amount_key";

-- Rename index orders_state_idx_new of orders to orders_state_idx
ALTER INDEX "orders_state_idx_new" RENAME TO "orders_state_idx";

-- Change column orders.state: default
ALTER TABLE "orders" ALTER COLUMN "state" SET DEFAULT 'open';
