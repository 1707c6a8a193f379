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

CREATE SCHEMA IF NOT EXISTS "archive";

CREATE UNLOGGED TABLE "archive"."events_old" PARTITION OF "events"
    FOR VALUES FROM (MINVALUE) TO ('2026-01-01')
    WITH (fillfactor = 70);

COMMENT ON TABLE "archive"."events_old" IS 'What was';
CREATE INDEX "events_kind_idx" ON "events" ("kind");
