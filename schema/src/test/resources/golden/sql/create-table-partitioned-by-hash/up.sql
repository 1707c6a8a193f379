-- Create table shards
CREATE TABLE "shards" (
    "id" uuid NOT NULL
) PARTITION BY HASH ("id");

CREATE TABLE "shards_0" PARTITION OF "shards"
    FOR VALUES WITH (MODULUS 2, REMAINDER 0);

CREATE TABLE "shards_1" PARTITION OF "shards"
    FOR VALUES WITH (MODULUS 2, REMAINDER 1);
