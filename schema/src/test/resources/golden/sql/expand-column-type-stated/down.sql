-- Take back: Contract orders.state: what was there before goes
-- Change column orders.state: no default
ALTER TABLE "orders" ALTER COLUMN "state" DROP DEFAULT;

-- Rename constraint orders_state_amount_key of orders to orders_state_amount_key_new
ALTER TABLE "orders" RENAME CONSTRAINT "orders_state_amount_key" TO "orders_state_amount_key_new";

-- Rename index orders_state_idx of orders to orders_state_idx_new
ALTER INDEX "orders_state_idx" RENAME TO "orders_state_idx_new";

-- Rename column orders.state to state_new
ALTER TABLE "orders" RENAME COLUMN "state" TO "state_new";

-- Add column orders.state
ALTER TABLE "orders" ADD COLUMN "state" text;

ALTER TABLE "orders" ALTER COLUMN "state" SET DEFAULT 'open';
UPDATE "orders" SET "state" = ("state_new") WHERE "state" IS NULL;
ALTER TABLE "orders" ALTER COLUMN "state" SET NOT NULL;

-- Add index orders_state_idx to orders
CREATE INDEX "orders_state_idx" ON "orders" ("state");

-- Add unique constraint orders_state_amount_key to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_state_amount_key" UNIQUE ("state", "amount");

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

-- Take back: Fill the new column of orders.state and build what stands on it
-- Drop unique constraint orders_state_amount_key_new of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_amount_key_new";

-- Drop index orders_state_idx_new of orders
DROP INDEX "orders_state_idx_new";

-- Change column orders.state_new: nullable
ALTER TABLE "orders" ALTER COLUMN "state_new" DROP NOT NULL;

-- Take back: Expand column orders.state: state_new of type status stands beside it
DROP TRIGGER "zz_dunlin_orders_state_new_sync" ON "orders";
DROP FUNCTION "zz_dunlin_orders_state_new_sync"();
ALTER TABLE "orders" DROP COLUMN "state_new";
