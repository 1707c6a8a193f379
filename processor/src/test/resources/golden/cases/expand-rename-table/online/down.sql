-- Rename constraint users_pkey of users to user_account_pkey
ALTER TABLE "users" RENAME CONSTRAINT "users_pkey" TO "user_account_pkey";

-- Take back: Expand table user_account: it is called users, and a view has its old name
DROP VIEW "user_account";
ALTER TABLE "users" RENAME TO "user_account";
