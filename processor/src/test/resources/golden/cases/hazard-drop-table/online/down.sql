-- Cannot bring back the rows of table draft.

-- Create table draft
CREATE TABLE "draft" (
    "id" bigint NOT NULL,
    "text" text NOT NULL,
    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);
