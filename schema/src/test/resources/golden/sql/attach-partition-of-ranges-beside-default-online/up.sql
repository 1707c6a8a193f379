-- dunlin:no-transaction

-- Attach partition pairs_some of pairs
ALTER TABLE "pairs_some" ADD CONSTRAINT "dunlin_bound"
    CHECK ("number" IS NOT NULL AND "text" IS NOT NULL AND ("number" > '1' OR ("number" = '1' AND "text" >= 'b')) AND ("number" < '3' OR ("number" = '3' AND "text" < 'd'))) NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "pairs_some" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "pairs_rest" ADD CONSTRAINT "dunlin_bound"
    CHECK (NOT ("number" IS NOT NULL AND "text" IS NOT NULL AND ("number" > '1' OR ("number" = '1' AND "text" >= 'b')) AND ("number" < '3' OR ("number" = '3' AND "text" < 'd')))) NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "pairs_rest" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "pairs" ATTACH PARTITION "pairs_some"
    FOR VALUES FROM ('1', 'b') TO ('3', 'd');

ALTER TABLE "pairs_some" DROP CONSTRAINT "dunlin_bound";
ALTER TABLE "pairs_rest" DROP CONSTRAINT "dunlin_bound";
