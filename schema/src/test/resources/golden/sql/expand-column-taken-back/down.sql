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
UPDATE "orders" SET "status" = "state" WHERE "status" IS NULL AND "state" IS NOT NULL;

-- Add check dunlin_required_status to orders
ALTER TABLE "orders" ADD CONSTRAINT "dunlin_required_status" CHECK ("status" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_status of orders
ALTER TABLE "orders" VALIDATE CONSTRAINT "dunlin_required_status";

-- Change column orders.status: required
ALTER TABLE "orders" ALTER COLUMN "status" SET NOT NULL;

-- Drop check dunlin_required_status of orders
ALTER TABLE "orders" DROP CONSTRAINT "dunlin_required_status";

-- Add index orders_status_idx to orders
CREATE INDEX "orders_status_idx" ON "orders" ("status");

-- Add index orders_status_amount_key to orders
CREATE UNIQUE INDEX "orders_status_amount_key" ON "orders" ("status", "amount");

-- Make index orders_status_amount_key of orders its unique constraint
ALTER TABLE "orders" ADD CONSTRAINT "orders_status_amount_key" UNIQUE USING INDEX "orders_status_amount_key";

-- Take back: Fill the new column of orders.status and build what stands on it
-- Drop unique constraint orders_status_amount_key of orders
ALTER TABLE "orders" DROP CONSTRAINT "orders_status_amount_key";

-- Drop index orders_status_idx of orders
DROP INDEX "orders_status_idx";

-- Change column orders.status: nullable
ALTER TABLE "orders" ALTER COLUMN "status" DROP NOT NULL;

-- Take back: Expand column orders.state: status of type text stands beside it
DROP TRIGGER "zz_dunlin_orders_status_sync" ON "orders";
DROP FUNCTION "zz_dunlin_orders_status_sync"();
ALTER TABLE "orders" DROP COLUMN "status";
