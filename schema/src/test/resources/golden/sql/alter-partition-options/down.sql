-- Change options of partition events_2026_01 of events
ALTER TABLE "events_2026_01" RESET (fillfactor);
COMMENT ON TABLE "events_2026_01" IS NULL;
