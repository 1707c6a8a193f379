-- Add policy it's "frozen" to notes
CREATE POLICY "it's ""frozen""" ON "notes" AS RESTRICTIVE FOR UPDATE TO CURRENT_USER, "pg_monitor"
    USING (NOT done)
    WITH CHECK (done);
