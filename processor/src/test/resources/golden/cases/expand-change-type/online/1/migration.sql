-- Expand column items.amount: amount_new of type bigint stands beside it
ALTER TABLE "items" ADD COLUMN "amount_new" bigint;

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
