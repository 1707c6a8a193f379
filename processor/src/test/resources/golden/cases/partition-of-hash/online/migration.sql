-- Create table visits
CREATE TABLE "visits" (
    "id" bigint NOT NULL,
    CONSTRAINT "visits_pkey" PRIMARY KEY ("id")
) PARTITION BY HASH ("id");

CREATE TABLE "visits_0" PARTITION OF "visits"
    FOR VALUES WITH (MODULUS 2, REMAINDER 0);

CREATE TABLE "visits_1" PARTITION OF "visits"
    FOR VALUES WITH (MODULUS 2, REMAINDER 1);
