-- Change row security of accounts
ALTER TABLE "accounts" NO FORCE ROW LEVEL SECURITY;

-- Change policy owners of accounts
DROP POLICY "owners" ON "accounts";

CREATE POLICY "owners" ON "accounts"
    USING (owner = current_user);

-- Drop policy office of accounts
DROP POLICY "office" ON "accounts";

-- Rename policy owners of accounts to own
ALTER POLICY "owners" ON "accounts" RENAME TO "own";
