-- Create sequence down
CREATE SEQUENCE "down" AS smallint INCREMENT BY -1;
