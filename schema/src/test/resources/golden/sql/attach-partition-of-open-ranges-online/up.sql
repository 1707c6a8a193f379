-- dunlin:no-transaction

-- Attach partition pairs_some of pairs
ALTER TABLE "pairs_some" ADD CONSTRAINT "dunlin_bound"
    CHECK ("number" IS NOT NULL AND "text" IS NOT NULL AND "number" >= '1' AND "number" <= '3') NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "pairs_some" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "pairs_rest" ADD CONSTRAINT "dunlin_bound"
    CHECK (NOT ("number" IS NOT NULL AND "text" IS NOT NULL AND "number" >= '1' AND "number" <= '3')) NOT VALID;

-- dunlin:lock-timeout 0
-- dunlin:statement-timeout 0
ALTER TABLE "pairs_rest" VALIDATE CONSTRAINT "dunlin_bound";

ALTER TABLE "pairs" ATTACH PARTITION "pairs_some"
    FOR VALUES FROM ('1', MINVALUE) TO ('3', MAXVALUE);

ALTER TABLE "pairs_some" DROP CONSTRAINT "dunlin_bound";
ALTER TABLE "pairs_rest" DROP CONSTRAINT "dunlin_bound";
