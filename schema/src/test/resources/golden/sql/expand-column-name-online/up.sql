-- dunlin:no-transaction

-- Expand column orders.state: status of type text stands beside it
ALTER TABLE "orders" ADD COLUMN "status" text;

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

-- Fill the new column of orders.status and build what stands on it
-- Fill column orders.status where it is null
-- dunlin:repeatable
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DO $dunlin$
DECLARE
    dunlin_block bigint := 0;
BEGIN
    WHILE dunlin_block * current_setting('block_size')::bigint < pg_relation_size('"orders"') LOOP
        UPDATE "orders" SET "status" = "state"
        WHERE ctid >= format('(%s,0)', dunlin_block)::tid
            AND ctid < format('(%s,0)', dunlin_block + 500)::tid
            AND "status" IS NULL AND "state" IS NOT NULL;
        COMMIT;
        dunlin_block := dunlin_block + 500;
    END LOOP;
    UPDATE "orders" SET "status" = "state" WHERE "status" IS NULL AND "state" IS NOT NULL;
END
$dunlin$;

-- Add check dunlin_required_status to orders
ALTER TABLE "orders" ADD CONSTRAINT "dunlin_required_status" CHECK ("status" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_status of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "orders" VALIDATE CONSTRAINT "dunlin_required_status";

-- Change column orders.status: required
ALTER TABLE "orders" ALTER COLUMN "status" SET NOT NULL;

-- Drop check dunlin_required_status of orders
ALTER TABLE "orders" DROP CONSTRAINT "dunlin_required_status";

-- Add index orders_status_idx to orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE INDEX CONCURRENTLY "orders_status_idx" ON "orders" ("status");

-- Add index orders_status_amount_key to orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
CREATE UNIQUE INDEX CONCURRENTLY "orders_status_amount_key" ON "orders" ("status", "amount");

-- Make index orders_status_amount_key of orders its unique constraint
ALTER TABLE "orders" ADD CONSTRAINT "orders_status_amount_key" UNIQUE USING INDEX "orders_status_amount_key";

-- Contract orders.status: what was there before goes
DROP TRIGGER "zz_dunlin_orders_status_sync" ON "orders";
DROP FUNCTION "zz_dunlin_orders_status_sync"();

-- Drop unique constraint orders_state_amount_key of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_amount_key";

-- Drop index orders_state_idx of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DROP INDEX CONCURRENTLY IF EXISTS "orders_state_idx";

-- Drop column orders.state
ALTER TABLE "orders" DROP COLUMN "state";

-- Change column orders.status: default
ALTER TABLE "orders" ALTER COLUMN "status" SET DEFAULT 'open';
