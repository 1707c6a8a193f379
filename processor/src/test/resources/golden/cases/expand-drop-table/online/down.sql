-- Take back: Expand table drafts: nobody has to use it any more
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account" ("id") ON UPDATE CASCADE ON DELETE RESTRICT;
