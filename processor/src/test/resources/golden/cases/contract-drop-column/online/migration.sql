-- Contract users.fax: what was there before goes
ALTER TABLE "users" DROP COLUMN "fax";
