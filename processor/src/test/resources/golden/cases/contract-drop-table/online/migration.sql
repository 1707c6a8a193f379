-- Contract drafts: what was there before goes
DROP TABLE "drafts";
