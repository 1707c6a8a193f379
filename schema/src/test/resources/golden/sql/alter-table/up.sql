-- Change options of table locations
ALTER TABLE "locations" SET UNLOGGED;
ALTER TABLE "locations" SET (fillfactor = 70);
COMMENT ON TABLE "locations" IS 'Where we knock';
