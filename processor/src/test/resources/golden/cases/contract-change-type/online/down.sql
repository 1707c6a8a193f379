-- Take back: Contract items.amount: what was there before goes
-- Change column items.amount: no default
ALTER TABLE "items" ALTER COLUMN "amount" DROP DEFAULT;

-- Rename constraint items_amount_check of items to items_amount_check_new
ALTER TABLE "items" RENAME CONSTRAINT "items_amount_check" TO "items_amount_check_new";

-- Rename index items_amount_idx of items to items_amount_idx_new
ALTER INDEX "items_amount_idx" RENAME TO "items_amount_idx_new";

-- Rename column items.amount to amount_new
ALTER TABLE "items" RENAME COLUMN "amount" TO "amount_new";

-- Add column items.amount
ALTER TABLE "items" ADD COLUMN "amount" integer;

ALTER TABLE "items" ALTER COLUMN "amount" SET DEFAULT 0;
UPDATE "items" SET "amount" = ("amount_new") WHERE "amount" IS NULL;
ALTER TABLE "items" ALTER COLUMN "amount" SET NOT NULL;

-- Add index items_amount_idx to items
CREATE INDEX "items_amount_idx" ON "items" ("amount" DESC);

-- Add check items_amount_check to items
ALTER TABLE "items" ADD CONSTRAINT "items_amount_check" CHECK (amount >= 0);

-- Keeps amount and amount_new in step: what is written to amount_new counts, otherwise amount. A value that cannot be converted is refused.
CREATE FUNCTION "zz_dunlin_items_amount_new_sync"() RETURNS trigger LANGUAGE plpgsql AS $dunlin$
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

CREATE TRIGGER "zz_dunlin_items_amount_new_sync" BEFORE INSERT OR UPDATE ON "items"
    FOR EACH ROW EXECUTE FUNCTION "zz_dunlin_items_amount_new_sync"();
