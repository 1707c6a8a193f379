-- Change options of table locations
ALTER TABLE "locations" SET LOGGED;
ALTER TABLE "locations" RESET (fillfactor);
COMMENT ON TABLE "locations" IS NULL;
