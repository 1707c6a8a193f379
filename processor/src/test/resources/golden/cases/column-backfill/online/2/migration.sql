-- dunlin:no-transaction

-- Fill column orders.slug where it is null
-- dunlin:repeatable
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
DO $dunlin$
DECLARE
    dunlin_block bigint := 0;
BEGIN
    WHILE dunlin_block * current_setting('block_size')::bigint < pg_relation_size('"orders"') LOOP
        UPDATE "orders" SET "slug" = lower(name)
        WHERE ctid >= format('(%s,0)', dunlin_block)::tid
            AND ctid < format('(%s,0)', dunlin_block + 500)::tid
            AND "slug" IS NULL;
        COMMIT;
        dunlin_block := dunlin_block + 500;
    END LOOP;
    UPDATE "orders" SET "slug" = lower(name) WHERE "slug" IS NULL;
END
$dunlin$;

-- Add check dunlin_required_slug to orders
ALTER TABLE "orders" ADD CONSTRAINT "dunlin_required_slug" CHECK ("slug" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_slug of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "orders" VALIDATE CONSTRAINT "dunlin_required_slug";

-- Change column orders.slug: required
ALTER TABLE "orders" ALTER COLUMN "slug" SET NOT NULL;

-- Drop check dunlin_required_slug of orders
ALTER TABLE "orders" DROP CONSTRAINT "dunlin_required_slug";
