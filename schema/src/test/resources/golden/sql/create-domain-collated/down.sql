-- Drop domain code
DROP DOMAIN "code";
