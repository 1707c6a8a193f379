-- Cannot bring back the values of column users.fax.

-- Take back: Contract users.fax: what was there before goes
ALTER TABLE "users" ADD COLUMN "fax" text;
