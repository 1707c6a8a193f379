-- Contract users: what was there before goes
DROP VIEW "user_account";
