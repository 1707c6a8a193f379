-- Expand table drafts: nobody has to use it any more
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_user_id_fkey";
