-- Disable row security of accounts
ALTER TABLE "accounts" DISABLE ROW LEVEL SECURITY;

-- Drop policy own of accounts
DROP POLICY "own" ON "accounts";
