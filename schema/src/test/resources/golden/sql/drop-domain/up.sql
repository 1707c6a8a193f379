-- Drop domain email
DROP DOMAIN "email";
