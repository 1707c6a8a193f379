-- Add policy own to accounts
CREATE POLICY "own" ON "accounts"
    USING (owner = current_user);

-- Enable row security of accounts
-- Hazard hide-rows: A deployed version sees and writes only what the policies let through.
-- Way out: Deploy first what works with both, and try it as the role of the application.
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;
