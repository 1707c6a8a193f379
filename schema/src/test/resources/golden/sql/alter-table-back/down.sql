-- Change options of table cuts
ALTER TABLE "cuts" SET UNLOGGED;

ALTER TABLE "cuts"
    RESET (autovacuum_vacuum_scale_factor, toast.autovacuum_enabled),
    SET (fillfactor = 70);

COMMENT ON TABLE "cuts" IS 'Where we knock';
