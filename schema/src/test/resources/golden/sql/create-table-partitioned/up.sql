-- Create table events
CREATE TABLE "events" (
    "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    "held_on" date NOT NULL,
    "kind" text,
    "user_id" bigint NOT NULL,
    "shout" text GENERATED ALWAYS AS (upper(kind)) STORED,
    CONSTRAINT "events_pkey" PRIMARY KEY ("id", "held_on", "user_id"),
    CONSTRAINT "events_id_check" CHECK (id > 0)
) PARTITION BY RANGE ("held_on");

CREATE TABLE "events_2026_01" PARTITION OF "events"
    FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

CREATE TABLE "events_2026_03" PARTITION OF "events"
    FOR VALUES FROM ('2026-03-01') TO ('2026-04-01')
    PARTITION BY LIST ("user_id");

CREATE TABLE "events_2026_03_first" PARTITION OF "events_2026_03"
    FOR VALUES IN ('1', '2');

CREATE TABLE "events_2026_03_none" PARTITION OF "events_2026_03"
    FOR VALUES IN (NULL, '3');

CREATE INDEX "events_kind_idx" ON "events" ("kind");
