-- Change options of table events
ALTER TABLE "events" SET TABLESPACE "fast ""disk""";
