-- Expand column users.fax: nobody has to fill it any more
ALTER TABLE "users" ALTER COLUMN "fax" DROP NOT NULL;
