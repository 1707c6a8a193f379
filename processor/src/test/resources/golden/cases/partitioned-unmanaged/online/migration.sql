-- Create table events
CREATE TABLE "events" (
    "id" bigint NOT NULL,
    "held_on" date NOT NULL,
    CONSTRAINT "events_pkey" PRIMARY KEY ("id", "held_on")
) PARTITION BY RANGE ("held_on");
