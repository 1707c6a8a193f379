-- Rename policy own of accounts to owners
ALTER POLICY "own" ON "accounts" RENAME TO "owners";

-- Add policy office to accounts
-- Hazard hide-rows: A deployed version no longer sees or writes the rows that only this policy lets through or now holds back.
-- Way out: Deploy first what works with both.
CREATE POLICY "office" ON "accounts" AS RESTRICTIVE FOR UPDATE TO CURRENT_USER, "pg_monitor"
    USING (id > 0);

-- Change policy owners of accounts
ALTER POLICY "owners" ON "accounts"
    WITH CHECK (owner = current_user AND id > 0);

-- Change row security of accounts
-- Hazard hide-rows: A deployed version sees and writes only what the policies let through.
-- Way out: Deploy first what works with both, and try it as the role of the application.
ALTER TABLE "accounts" FORCE ROW LEVEL SECURITY;
