-- Add policy audit to accounts
-- Hazard open-rows: Rows become visible or writable that were not, to the roles that the policy is about.
-- Way out: Make sure that this is meant.
CREATE POLICY "audit" ON "accounts" FOR SELECT
    USING (true);
