-- Drop policy audit of accounts
DROP POLICY "audit" ON "accounts";
