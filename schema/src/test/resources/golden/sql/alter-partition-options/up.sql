-- Change options of partition events_2026_01 of events
ALTER TABLE "events_2026_01" SET (fillfactor = 100);
COMMENT ON TABLE "events_2026_01" IS 'Cold';
