-- Drop sequence down
DROP SEQUENCE "down";
