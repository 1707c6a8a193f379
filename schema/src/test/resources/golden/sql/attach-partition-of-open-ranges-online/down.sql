-- dunlin:no-transaction

-- Detach partition pairs_some of pairs
ALTER TABLE "pairs" DETACH PARTITION "pairs_some";
