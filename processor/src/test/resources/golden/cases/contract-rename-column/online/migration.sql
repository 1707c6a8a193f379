-- Contract users.display_name: what was there before goes
DROP TRIGGER "zz_dunlin_users_display_name_sync" ON "users";
DROP FUNCTION "zz_dunlin_users_display_name_sync"();

-- Drop unique constraint users_name_key of users
ALTER TABLE "users" DROP CONSTRAINT "users_name_key";

-- Drop column users.name
ALTER TABLE "users" DROP COLUMN "name";
