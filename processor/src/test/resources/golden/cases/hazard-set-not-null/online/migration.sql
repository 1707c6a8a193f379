-- dunlin:no-transaction

-- Add check dunlin_required_note to orders
ALTER TABLE "orders" ADD CONSTRAINT "dunlin_required_note" CHECK ("note" IS NOT NULL) NOT VALID;

-- Validate constraint dunlin_required_note of orders
-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "orders" VALIDATE CONSTRAINT "dunlin_required_note";

-- Change column orders.note: required
-- Hazard set-not-null: The migration fails if a row has null in the column.
-- Way out: Say with @Column(backfill = …) what those rows get, or make sure that there are none.
ALTER TABLE "orders" ALTER COLUMN "note" SET NOT NULL;

-- Drop check dunlin_required_note of orders
ALTER TABLE "orders" DROP CONSTRAINT "dunlin_required_note";
