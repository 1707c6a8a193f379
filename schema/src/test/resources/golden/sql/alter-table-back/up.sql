-- Change options of table cuts
ALTER TABLE "cuts" SET LOGGED;

ALTER TABLE "cuts"
    RESET (fillfactor),
    SET (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_enabled = false);

COMMENT ON TABLE "cuts" IS NULL;
