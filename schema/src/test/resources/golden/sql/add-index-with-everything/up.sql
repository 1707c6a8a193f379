-- Add index locations_rich_idx to locations
CREATE UNIQUE INDEX "locations_rich_idx" ON "locations" ((lower(address)), "province" COLLATE "C" text_pattern_ops DESC NULLS LAST, "units" NULLS FIRST) INCLUDE ("building") WITH (fillfactor = 80) WHERE province IS NOT NULL -- the rest is elsewhere
;
