-- Add column amounts.checked
ALTER TABLE "amounts" ADD COLUMN "checked" "amount";

-- Add column amounts.free
ALTER TABLE "amounts" ADD COLUMN "free" "count";
