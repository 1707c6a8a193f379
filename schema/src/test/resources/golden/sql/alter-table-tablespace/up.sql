-- Change options of table cuts
ALTER TABLE "cuts" SET TABLESPACE "fast ""disk""";
