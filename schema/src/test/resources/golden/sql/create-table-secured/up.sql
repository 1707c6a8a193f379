-- Create table drafts
CREATE TABLE "drafts" (
    "author" text NOT NULL
);

CREATE POLICY "own" ON "drafts"
    USING (author = CURRENT_USER);

ALTER TABLE "drafts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "drafts" FORCE ROW LEVEL SECURITY;
