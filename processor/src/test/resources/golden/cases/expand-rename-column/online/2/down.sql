-- dunlin:no-transaction

-- Take back: Fill the new column of users.display_name and build what stands on it
-- Drop unique constraint users_display_name_key of users
ALTER TABLE "users" DROP CONSTRAINT "users_display_name_key";

-- Change column users.display_name: nullable
ALTER TABLE "users" ALTER COLUMN "display_name" DROP NOT NULL;
