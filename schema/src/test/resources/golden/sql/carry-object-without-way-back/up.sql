-- Carry objects/fill.sql
DO $$ BEGIN PERFORM 1; END $$;
