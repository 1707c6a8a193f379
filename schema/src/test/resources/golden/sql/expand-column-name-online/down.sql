-- dunlin:no-transaction

-- Take back: Contract orders.status: what was there before goes
-- Change column orders.status: no default
ALTER TABLE "orders" ALTER COLUMN "status" DROP DEFAULT;

-- Add column orders.state
ALTER TABLE "orders" ADD COLUMN "state" text;

ALTER TABLE "orders" ALTER COLUMN "state" SET DEFAULT 'open';

-- dunlin:repeatable
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DO $dunlin$
DECLARE
    dunlin_block bigint := 0;
BEGIN
    WHILE dunlin_block * current_setting('block_size')::bigint < pg_relation_size('"orders"') LOOP
        UPDATE "orders" SET "state" = ("status")
        WHERE ctid >= format('(%s,0)', dunlin_block)::tid
            AND ctid < format('(%s,0)', dunlin_block + 500)::tid
            AND "state" IS NULL;
        COMMIT;
        dunlin_block := dunlin_block + 500;
    END LOOP;
    UPDATE "orders" SET "state" = ("status") WHERE "state" IS NULL;
END
$dunlin$;

ALTER TABLE "orders" ALTER COLUMN "state" SET NOT NULL;

-- Add index orders_state_idx to orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "orders_state_idx" ON "orders" ("state");

-- Add unique constraint orders_state_amount_key to orders
ALTER TABLE "orders" ADD CONSTRAINT "orders_state_amount_key" UNIQUE ("state", "amount");

-- Keeps state and status in step: what is written to status counts, otherwise state.
CREATE FUNCTION "zz_dunlin_orders_status_sync"() RETURNS trigger LANGUAGE plpgsql AS $dunlin$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW."status" IS NULL THEN
            NEW."status" := NEW."state";
        ELSE
            NEW."state" := NEW."status";
        END IF;
    ELSIF ROW(NEW."status")::record *<> ROW(OLD."status")::record THEN
        NEW."state" := NEW."status";
    ELSIF NEW."status" IS NULL OR ROW(NEW."state")::record *<> ROW(OLD."state")::record THEN
        NEW."status" := NEW."state";
    END IF;
    RETURN NEW;
END
$dunlin$;

CREATE TRIGGER "zz_dunlin_orders_status_sync" BEFORE INSERT OR UPDATE ON "orders"
    FOR EACH ROW EXECUTE FUNCTION "zz_dunlin_orders_status_sync"();

-- Take back: Fill the new column of orders.status and build what stands on it
-- Drop unique constraint orders_status_amount_key of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_status_amount_key";

-- Drop index orders_status_idx of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "orders_status_idx";

-- Change column orders.status: nullable
ALTER TABLE "orders" ALTER COLUMN "status" DROP NOT NULL;

-- Take back: Expand column orders.state: status of type text stands beside it
DROP TRIGGER "zz_dunlin_orders_status_sync" ON "orders";
DROP FUNCTION "zz_dunlin_orders_status_sync"();
ALTER TABLE "orders" DROP COLUMN "status";
