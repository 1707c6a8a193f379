-- dunlin:no-transaction

-- Detach partition pairs_some of pairs
ALTER TABLE "pairs_some" ADD CONSTRAINT "dunlin_bound"
    CHECK ("number" IS NOT NULL AND "text" IS NOT NULL AND "number" = '1' AND "text" >= 'b' AND "text" < 'd') NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "pairs_some" VALIDATE CONSTRAINT "dunlin_bound";

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "pairs" DETACH PARTITION "pairs_some" CONCURRENTLY;

ALTER TABLE "pairs_some" DROP CONSTRAINT "dunlin_bound";
