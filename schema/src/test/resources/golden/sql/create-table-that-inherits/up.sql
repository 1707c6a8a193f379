-- Create table flats
CREATE TABLE "flats" (
    "floor" integer NOT NULL,
    CONSTRAINT "flats_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "flats_address_check" CHECK (address <> '' AND floor < units)
) INHERITS ("locations");

CREATE INDEX "flats_address_idx" ON "flats" ("address", "floor");
