-- Change options of table events
ALTER TABLE "events" SET TABLESPACE "pg_default";
