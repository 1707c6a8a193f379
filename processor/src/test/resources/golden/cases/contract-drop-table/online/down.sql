-- Cannot bring back the rows of table drafts.

-- Take back: Contract drafts: what was there before goes
CREATE TABLE "drafts" (
    "id" integer NOT NULL,
    "user_id" integer NOT NULL,
    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "drafts_user_id_idx" ON "drafts" ("user_id");
