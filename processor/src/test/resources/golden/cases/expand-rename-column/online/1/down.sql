-- Take back: Expand column users.name: display_name of type text stands beside it
DROP TRIGGER "zz_dunlin_users_display_name_sync" ON "users";
DROP FUNCTION "zz_dunlin_users_display_name_sync"();
ALTER TABLE "users" DROP COLUMN "display_name";
